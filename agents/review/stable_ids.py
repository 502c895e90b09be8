"""Which piece of `issue.md` is which item of the desk, whatever was done to it. Pure."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from agents.review.manuscript import Piece
from agents.review.sheet import Sheet, SheetEntry, digest

_ALIKE = 0.5  # share of common text from which a renamed item is still the same
_VERY = 0.75  # the same where they have no address in common, though each has one
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")

Same = Callable[[SheetEntry, Piece], bool]


def pairs(sheet: Sheet, pieces: Sequence[Piece]) -> dict[int, str]:
    """By text, by heading, then the most alike; what stands in the text comes first.

    An item that was cut out of the text is the last to be found again, so that it
    takes nothing from those that stand there.
    """
    found: dict[int, str] = {}
    there = [entry for entry in sheet if entry.cut is None]
    gone = [entry for entry in sheet if entry.cut is not None]
    for same in (_as_drafted, _same_text):
        _match(found, [*there, *gone], pieces, same)
    names: set[str] = set()
    for entries in (there, gone):
        names |= {entry.heading for entry in entries}
        _match(found, entries, pieces, _same_heading)
        _renamed(found, entries, pieces, names)
    return found


def likeness(a: str, b: str) -> float:
    """The share of the pairs of neighbouring characters that two texts have in common.

    >>> likeness("一段短讯", "一段长讯")
    0.3333333333333333
    """
    one, other = _neighbours(a), _neighbours(b)
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _match(
    found: dict[int, str],
    entries: Sequence[SheetEntry],
    pieces: Sequence[Piece],
    same: Same,
) -> None:
    free = [entry for entry in entries if entry.id not in found.values()]
    for n, piece in enumerate(pieces):
        match = next((e for e in free if same(e, piece)), None)
        if n not in found and match is not None:
            found[n] = match.id
            free.remove(match)


def _renamed(
    found: dict[int, str],
    entries: Sequence[SheetEntry],
    pieces: Sequence[Piece],
    names: set[str],
) -> None:
    """The most alike first. What bears the name of another item is not this one."""
    likely = [
        (-score, n, place, entry.id)
        for n, piece in enumerate(pieces)
        if n not in found and piece.heading not in names
        for place, entry in enumerate(entries)
        if entry.id not in found.values() and (score := _score(entry.text, piece.text))
    ]
    for _, n, _, name in sorted(likely):
        if n not in found and name not in found.values():
            found[n] = name


def _as_drafted(entry: SheetEntry, piece: Piece) -> bool:
    return entry.generated == _digest(piece.text)


def _same_text(entry: SheetEntry, piece: Piece) -> bool:
    return entry.text == piece.text


def _same_heading(entry: SheetEntry, piece: Piece) -> bool:
    return entry.heading == piece.heading


def _score(before: str, after: str) -> float:
    """How alike two bodies are, 0 where they are not the same item."""
    a, b = before.partition("\n")[2], after.partition("\n")[2]
    ours, theirs = _addresses(a), _addresses(b)
    bound = _VERY if ours and theirs and not ours & theirs else _ALIKE
    score = likeness(a, b)
    return score if score > bound else 0.0


_digest = lru_cache(maxsize=512)(digest)


@lru_cache(maxsize=512)
def _neighbours(text: str) -> Counter[str]:
    return Counter(a + b for a, b in itertools.pairwise(text))


@lru_cache(maxsize=512)
def _addresses(text: str) -> frozenset[str]:
    return frozenset(_ADDRESS.findall(text))
