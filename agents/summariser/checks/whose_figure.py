"""Two figures of two clauses, each beside what the source has the other one of.

检测率 12%，误报率 90% of "a detection of 90% and 12% false alarms".
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from agents.domain.sentences import of_lines
from agents.summariser.checks.agreement import telling
from agents.summariser.checks.sides import places
from agents.summariser.spans import names
from agents.summariser.spans.figures import Figure, figures
from agents.summariser.spans.plain import marked

_CLAUSE = re.compile(r"[，；：。;、]|但|[和与及]")


def swapped_figures(sentence: str, source: str) -> Iterator[str]:
    parts = of_lines(source)
    for one, other in pairwise(_CLAUSE.split(sentence)):
        mine, theirs = _amounts(one), _amounts(other)
        if len(mine) != 1 or len(theirs) != 1 or _is_same(mine[0], theirs[0]):
            continue
        labels = [places(text).keys() for text in (one, other)]
        for part in parts:
            at = [
                [n.start for n in _amounts(part) if _is_same(n, figure)]
                for figure in (mine[0], theirs[0])
            ]
            where = places(part)
            first = [where[n] for n in labels[0] - labels[1] if n in where]
            second = [where[n] for n in labels[1] - labels[0] if n in where]
            if all((*at, first, second)) and (
                _nearer(first, at[0], at[1]) + _nearer(second, at[1], at[0]) < 0
            ):
                yield f"{one}/{other}"


def _nearer(
    labels: Sequence[Sequence[int]], mine: Sequence[int], theirs: Sequence[int]
) -> int:
    """How many labels stand nearer to the figure of theirs than to the other one."""
    votes = 0
    for where in labels:
        near, far = (
            min(abs(a - b) for a in where for b in figure) for figure in (mine, theirs)
        )
        votes += (near < far) - (far < near)
    return votes


def _is_same(one: Figure, other: Figure) -> bool:
    return (one.value, one.unit) == (other.value, other.unit)


@lru_cache(maxsize=512)  # a source is held against one clause after the other
def _amounts(text: str) -> list[Figure]:
    named = marked(len(text), (name.place for name in names.spelt(text)))
    return [one for one in figures(text) if telling(one) and not named[one.start]]
