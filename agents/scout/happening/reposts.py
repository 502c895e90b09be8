"""An entry that its source gives once more, under another address. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agents.domain.story import Candidate
from agents.scout.happening.remembered import remembered

_LEAST = 80  # signs; less is a teaser, which a column repeats
_LOOKED_AT = 4_000  # signs of a text that are compared
_GRAM = 4
_ALIKE = 0.9  # of all runs of four signs: a mended slip, a line more below
_MANY = 20  # different texts of one title that a next one is compared with
_EACH = 6  # signs from one run to the next of those that are looked at first
_WORDS = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"[0-9]+")


def reposts(
    candidates: Sequence[Candidate], titles: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Pairs of places: the same bare title and text in one source, at any time.

    Two texts that differ in a figure are two, as those of a nightly build are.
    """
    entries: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (candidate, title) in enumerate(zip(candidates, titles, strict=True)):
        if candidate.summary and not candidate.release:
            entries[candidate.source, title].append(index)
    for places in entries.values():
        if len(places) > 1:  # most titles come once, and a text takes its time
            yield from _given_again(candidates, places)


def _given_again(
    candidates: Sequence[Candidate], places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    known: list[tuple[int, BareText]] = []
    for index in places:
        text = bare(candidates[index].summary)
        if text is None:
            continue
        same = next((first for first, other in known if alike(text, other)), None)
        if same is not None:
            yield same, index
        elif len(known) < _MANY:
            known.append((index, text))


class BareText:
    """A text without spaces, case and marks."""

    def __init__(self, signs: str) -> None:
        self.signs = signs

    @remembered
    def figures(self) -> list[str]:
        return sorted(_FIGURES.findall(self.signs))

    @remembered
    def grams(self) -> frozenset[str]:
        ends = range(_GRAM, len(self.signs) + 1)
        return frozenset([self.signs[end - _GRAM : end] for end in ends])

    @remembered
    def some(self) -> frozenset[str]:
        """A part of the runs: most texts are told apart by them."""
        begins = range(0, len(self.signs) - _GRAM + 1, _EACH)
        return frozenset([self.signs[begin : begin + _GRAM] for begin in begins])


@lru_cache(maxsize=2 * _MANY)  # a column's texts are each held against the ones before
def bare(text: str) -> BareText | None:
    """None for one that is too short to tell anything."""
    normal = unicodedata.normalize("NFKC", text[: 2 * _LOOKED_AT]).lower()
    signs = "".join(_WORDS.findall(normal))[:_LOOKED_AT]
    return BareText(signs) if len(signs) >= _LEAST else None


def alike(one: BareText, other: BareText) -> bool:
    """Whether two texts are one: equal, cut short, or changed by a slip."""
    if one.signs.startswith(other.signs) or other.signs.startswith(one.signs):
        return True
    if one.figures != other.figures:
        return False
    # If nine tenths of all runs are of both, a ninth of each one's is its own at most.
    own = len(one.some) - len(one.some & other.grams)
    if own > (1 - _ALIKE) / _ALIKE * len(one.signs) + 1:
        return False
    both = len(one.grams & other.grams)
    return both >= _ALIKE * (len(one.grams) + len(other.grams) - both)
