"""How alike two texts are, and where they differ, in a time that is bounded.

Comparing characters takes as long as there are pairs of equal ones, and longer where
they repeat themselves: two versions of an item have some 60,000, two rows of 4,000 full
stops 16 million. Such texts are compared by sentences; where these repeat themselves as
well, by what both begin and end with.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_PAIRS = 150_000  # equal ones that are compared; an item of 2,000 characters has 60,000
_FEW = 10_000  # pairs that are compared however much is repeated
_REPEATED = 60  # pairs of each character; in an item 30
_LONGEST = 12_000  # characters, or sentences, of both together
_UNIT = re.compile(r"[^。！？；.!?;\n]*[。！？；.!?;\n]?")

Same = tuple[int, int, int]  # where it stands in the one, in the other; how long it is


def ratio(one: str, other: str) -> float:
    """1.0 for equal texts, 0.0 for texts that have nothing in common."""
    if not (one or other):
        return 1.0
    same = sum(length for _, _, length in common(one, other))
    return 2.0 * same / (len(one) + len(other))


def common(one: str, other: str) -> Iterator[Same]:
    """The pieces that both have, in order; the last one is empty and stands at the end."""
    if _comparable(one, other):
        yield from _matcher(one, other).get_matching_blocks()
        return
    ours, theirs = _UNIT.findall(one), _UNIT.findall(other)
    if not _comparable(ours, theirs):
        yield from _ends(one, other)
        return
    at, there = _offsets(ours), _offsets(theirs)
    for start, begin, count in _matcher(ours, theirs).get_matching_blocks():
        yield at[start], there[begin], at[start + count] - at[start]


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _comparable(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) + len(other) > _LONGEST:
        return False
    ours, theirs = Counter(one), Counter(other)
    pairs = sum(times * theirs[each] for each, times in ours.items())
    usual = _REPEATED * max(len(one), len(other))
    return pairs <= min(_PAIRS, max(_FEW, usual))


def _ends(one: str, other: str) -> Iterator[Same]:
    """What both begin with, and what both end with."""
    least = min(len(one), len(other))
    start = next((n for n in range(least) if one[n] != other[n]), least)
    rest = least - start
    end = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    yield 0, 0, start
    yield len(one) - end, len(other) - end, end
    yield len(one), len(other), 0


def _offsets(units: Sequence[str]) -> list[int]:
    """Where each begins, and where the last one ends."""
    places = [0]
    for unit in units:
        places.append(places[-1] + len(unit))
    return places
