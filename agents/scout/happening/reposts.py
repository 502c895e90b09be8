"""An entry that its source gives once more, under another address. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from agents.domain.story import Candidate

_LEAST = 80  # signs; less is a teaser, which a column repeats
_LOOKED_AT = 4_000  # signs of a text that are compared
_GRAM = 4
_ALIKE = 0.9  # of all runs of four signs: a mended slip, a line more below
_MANY = 20  # different texts of one title that a next one is compared with
_WORDS = re.compile(r"[^\W_]+")


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
    known: list[tuple[int, str]] = []
    for index in places:
        if not (text := bare(candidates[index].summary)):
            continue
        same = next((first for first, other in known if alike(text, other)), None)
        if same is not None:
            yield same, index
        elif len(known) < _MANY:
            known.append((index, text))


def bare(text: str) -> str:
    """A text without spaces, case and marks; "" for one too short to tell anything."""
    normal = unicodedata.normalize("NFKC", text[: 2 * _LOOKED_AT]).lower()
    signs = "".join(_WORDS.findall(normal))[:_LOOKED_AT]
    return signs if len(signs) >= _LEAST else ""


def alike(one: str, other: str) -> bool:
    """Whether two bare texts are one: equal, cut short, or changed by a slip."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    if _figures(one) != _figures(other):
        return False
    grams, others = _grams(one), _grams(other)
    return len(grams & others) >= _ALIKE * len(grams | others)


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"[0-9]+", text))


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1)}
