"""The item of an earlier issue that shows the writer how the house writes such a thing."""

import re
from collections.abc import Iterator, Sequence

from agents.domain.issue import Issue, Item, LinkLine
from agents.domain.sentences import sentences
from agents.domain.story import Ranked
from agents.domain.walk import items_of, plain, texts_of

_LONGEST, _SHORTEST = 600, 120  # characters of an example
_ISSUES = 3  # the house writes as it did lately
_LATIN = re.compile(r"[a-z][a-z0-9.+-]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NOISE = re.compile(r"\*{2,}|</?u>|https?://[!-~]+")
_SAME_CATEGORY = 0.05


def nearest(archive: Sequence[Issue], ranked: Ranked) -> str:
    """Prose of the nearest item of the same section; "" where there is none.

    Nearness is the share of words in common; the same category counts a little.
    """
    wanted = _words(f"{ranked.story.lead.title} {ranked.story.lead.summary[:1000]}")
    best, example = (0.0, 0, ""), ""
    for issue in archive[-_ISSUES:]:
        for item in items_of(issue, ranked.section):
            text = _prose(item)
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


def _prose(item: Item) -> str:
    """Whole sentences without links, labels, marks and the export's noise."""
    lines: list[str] = []
    length = 0
    for block in item.blocks:
        if isinstance(block, LinkLine):
            continue
        for text in texts_of(block):
            line = ""
            for sentence in sentences(" ".join(_NOISE.sub(" ", plain(text)).split())):
                if length + len(sentence) > _LONGEST:
                    return "\n".join([*lines, line] if line else lines)
                line += sentence
                length += len(sentence) + 1
            # A line without a full stop is a label, a caption or a title.
            if line.endswith(("。", "！", "？", "；")):
                lines.append(line)
            else:
                length -= len(line) + 1
    return "\n".join(lines)


def _words(text: str) -> set[str]:
    """Latin words and pairs of Han characters."""
    low = text.lower()
    pairs = {run[i : i + 2] for run in _HAN.findall(low) for i in range(len(run) - 1)}
    return pairs | set(_LATIN.findall(low))
