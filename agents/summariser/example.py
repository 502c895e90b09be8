"""The item of an earlier issue that shows the writer how the house writes such a thing."""

import re
from collections.abc import Iterator, Sequence

from agents.domain.issue import Issue, Item
from agents.domain.prose import prose
from agents.domain.story import Ranked
from agents.domain.walk import items_of

_LONGEST, _SHORTEST = 600, 120  # characters of an example
_ISSUES = 3  # the house writes as it did lately
_LATIN = re.compile(r"[a-z][a-z0-9.+-]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SAME_CATEGORY = 0.05


def nearest(archive: Sequence[Issue], ranked: Ranked) -> str:
    """Prose of the nearest item of the same section; "" where there is none.

    Nearness is the share of words in common; the same category counts a little.
    """
    wanted = _words(f"{ranked.story.lead.title} {ranked.story.lead.summary[:1000]}")
    best, example = (0.0, 0, ""), ""
    for issue in archive[-_ISSUES:]:
        for item in items_of(issue, ranked.section):
            text = prose(item, _LONGEST)
            if len(text) < _SHORTEST:
                continue
            words = _words(f"{item.name} {text}")
            near = len(words & wanted) / (1 + len(words | wanted))
            if ranked.category in _categories(issue, item):
                near += _SAME_CATEGORY
            place = (near, issue.number, item.name)
            if place > best:
                best, example = place, text
    return example


def _categories(issue: Issue, item: Item) -> Iterator[str]:
    for category in (*issue.practice, *issue.theory):
        if item in category.items:
            yield category.name


def _words(text: str) -> set[str]:
    """Latin words and pairs of Han characters."""
    low = text.lower()
    pairs = {run[i : i + 2] for run in _HAN.findall(low) for i in range(len(run) - 1)}
    return pairs | set(_LATIN.findall(low))
