"""Two edits of one text, merged by paragraph; what both changed is kept twice. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "mine", "theirs", "both"]
_ITEM = "### "
Paragraphs = tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """What became of one stretch of the text they began with."""

    kind: Kind
    mine: Paragraphs
    theirs: Paragraphs

    @property
    def kept(self) -> Paragraphs:
        """An item has one heading: of two, that of the one who is at it now."""
        if self.kind == "theirs":
            return self.theirs
        if self.kind != "both":
            return self.mine
        heads = any(one.startswith(_ITEM) for one in self.mine)
        theirs = (t for t in self.theirs if not (heads and t.startswith(_ITEM)))
        before = [one for one in theirs if one not in self.mine]
        if heads:
            return (self.mine[0], *before, *self.mine[1:])
        return (*before, *self.mine)


@dataclass(frozen=True)
class Merged:
    parts: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(one for part in self.parts for one in part.kept) + "\n"

    @property
    def clean(self) -> bool:
        """Whether no stretch was changed by both."""
        return all(part.kind != "both" for part in self.parts)


def merged(base: str, mine: str, theirs: str) -> Merged:
    """`mine` and `theirs` both come from `base`."""
    parts = _parts(paragraphs(base), paragraphs(mine), paragraphs(theirs))
    return Merged(tuple(part for part in parts if part.mine or part.theirs))


def paragraphs(text: str) -> Paragraphs:
    """What blank lines part; those in a fence part nothing."""
    found: list[list[str]] = [[]]
    fence = ""
    for row in text.split("\n"):
        mark = row.strip()[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        if row.strip() or fence:
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    return tuple("\n".join(rows) for rows in found if rows)


def _parts(base: Paragraphs, mine: Paragraphs, theirs: Paragraphs) -> Iterator[Stretch]:
    """Between what stands in all three, whoever changed something is right."""
    here = there = at = 0
    left, right = _kept(base, mine), _kept(base, theirs)
    common = [n for n in range(len(base)) if n in left and n in right]
    for n in [*common, len(base)]:
        one = mine[here : left.get(n, len(mine))]
        other = theirs[there : right.get(n, len(theirs))]
        yield from _between(base[at:n], one, other)
        if n < len(base):
            yield Stretch("same", (base[n],), (base[n],))
            at, here, there = n + 1, left[n] + 1, right[n] + 1


def _between(
    base: Paragraphs, mine: Paragraphs, theirs: Paragraphs
) -> Iterator[Stretch]:
    """Neighbours that two editors changed, one each, are told apart by their number."""
    if len(base) == len(mine) == len(theirs):
        for was, one, other in zip(base, mine, theirs, strict=True):
            yield Stretch(_kind((was,), (one,), (other,)), (one,), (other,))
    else:
        yield Stretch(_kind(base, mine, theirs), mine, theirs)


def _kind(base: Paragraphs, mine: Paragraphs, theirs: Paragraphs) -> Kind:
    if mine == theirs:
        return "same"
    if mine == base:
        return "theirs"
    return "mine" if theirs == base else "both"


def _kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where the paragraphs that were kept stand now."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {b.a + n: b.b + n for b in blocks for n in range(b.size)}
