"""Two of one kind in one clause, each beside the words that the source has beside the other.

"More text data for the lack of 3D data" does not bear out 用更多三维数据弥补文本数据的不足,
though all its words are there: 三维 and 文本 stand before one word, so they can change
places, and what stands near tells which is which.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from agents.domain.han import HAN
from agents.domain.sentences import of_lines
from agents.summariser.checks.sides import places
from agents.summariser.spans import names
from agents.summariser.spans.concepts import wording

_HEAD = re.compile(rf"[的 ]?(?P<head>[{HAN}]{{2}})")
_LISTED = re.compile(r"[、和与及或]\s?")
_NEARER = 1.6  # times as near to one as to the other, here, and in the source
_NEARER_THERE = 1.3
_MOST = 24  # words of a sentence that are looked at


class _Word(NamedTuple):
    start: int
    end: int
    what: frozenset[str]  # any of it is the same
    is_name: bool = False


def confused(sentence: str, source: str) -> Iterator[str]:
    """The pairs of which the source says of each what the sentence says of the other."""
    by_sentence = [places(part) for part in of_lines(source)]
    found = _words(sentence)[:_MOST]
    for one, other in combinations(found, 2):
        if not _are_siblings(one, other, sentence):
            continue
        both = [part for part in by_sentence if _at(one, part) and _at(other, part)]
        if not both:
            continue
        part = max(both, key=lambda part: sum(bool(_at(n, part)) for n in found))
        if _votes(one, other, found, part) < 0:
            yield f"{sentence[one.start : one.end]}/{sentence[other.start : other.end]}"


def _are_siblings(one: _Word, other: _Word, text: str) -> bool:
    """Whether they can change places: two names, or two before or with one head."""
    if one.what & other.what or any(_is_listed(n, text) for n in (one, other)):
        return False
    if one.is_name or other.is_name:
        apart = text[one.end : other.start].strip()
        return one.is_name and other.is_name and bool(apart)
    heads = [_HEAD.match(text, n.end) for n in (one, other)]
    if heads[0] and heads[1] and heads[0]["head"] == heads[1]["head"]:
        return True
    mine, theirs = (text[n.start : n.end] for n in (one, other))
    return len(mine) == len(theirs) > 1 and mine[-1] == theirs[-1]


def _is_listed(word: _Word, text: str) -> bool:
    before = text[max(0, word.start - 2) : word.start]
    return bool(_LISTED.search(before) or _LISTED.match(text[word.end :].lstrip()))


def _votes(
    one: _Word, other: _Word, found: Sequence[_Word], part: Mapping[str, Sequence[int]]
) -> int:
    """How many words stand near the same one in both, less those near the other one."""
    votes = 0
    for word in found:
        at = _at(word, part)
        alone = sum(bool(n.what & word.what) for n in found) == 1
        if word in (one, other) or len(at) != 1 or not alone:
            continue
        here = _nearer(_far(word, one), _far(word, other), _NEARER)
        there = [
            min(abs(n - at[0]) for n in _at(which, part)) for which in (one, other)
        ]
        votes += here * _nearer(there[0], there[1], _NEARER_THERE)
    return votes


def _nearer(one: int, other: int, times: float) -> int:
    """1: clearly nearer to the one, -1: to the other."""
    one, other = one + 1, other + 1
    return (other > times * one) - (one > times * other)


def _far(one: _Word, other: _Word) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _at(word: _Word, part: Mapping[str, Sequence[int]]) -> list[int]:
    return sorted({n for what in word.what for n in part.get(what, ())})


@lru_cache(maxsize=512)  # a sentence is held against several places
def _words(text: str) -> list[_Word]:
    """What says something, and names, in order."""
    found = [
        _Word(*name.place, frozenset({names.folded(name.value)}), is_name=True)
        for name in names.spelt(text)
        if not name.is_common
    ]
    found += [
        _Word(*word.place, frozenset(map(str, word.meanings)))
        for word in wording().words(text)
        if word.meanings
    ]
    return sorted(found)
