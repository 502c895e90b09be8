"""What editors tell one another about an item, and which sentences they checked. Pure."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from agents.domain.evidence import Remark, ReviewSentence
from agents.domain.review import Opening, Review, ReviewItem
from agents.review.sheet import Refused

RowT = TypeVar("RowT", ReviewItem, Opening)


class RowUpdate(Protocol):
    """The same row, with something more told of it."""

    def __call__(self, row: RowT, /) -> RowT: ...


_LONGEST, _NAME = 1000, 20  # characters


def with_updated_row(review: Review, item: str, update: RowUpdate) -> Review:
    """`review` with what is told of one row of it."""

    def said(row: ReviewItem) -> ReviewItem:
        return row if row.id != item else update(row)

    def opened(row: Opening) -> Opening:
        return row if row.id != item else update(row)

    rows = {"items": tuple(map(said, review.items))}
    found = tuple(map(opened, review.openings))
    return review.model_copy(update=rows | ({"openings": found} if found else {}))


def noted(by: str, at: str, text: str) -> RowUpdate:
    words = text.strip()[:_LONGEST]
    if not words:
        raise Refused("批注是空的")
    remark = Remark(by=_name(by), at=at, text=words)

    def updated(row: RowT, /) -> RowT:
        return row.but(notes=(*row.notes, remark))

    return updated


def _name(by: str) -> str:
    return " ".join(by.split())[:_NAME] or "编辑"


def settled(at: str, by: str, now: str, *, so: bool) -> RowUpdate:
    """The note stays, and asks for nothing any more; not `so`: it is open again."""
    said = {"settled_by": _name(by) if so else "", "settled_at": now if so else ""}

    def updated(row: RowT, /) -> RowT:
        notes = (one.but(**said) if one.at == at else one for one in row.notes)
        return row.but(notes=tuple(notes))

    return updated


def taken_away(at: str) -> RowUpdate:
    def updated(row: RowT, /) -> RowT:
        return row.but(notes=tuple(one for one in row.notes if one.at != at))

    return updated


def checked(n: str, text: str, *, so: bool) -> RowUpdate:
    """`text` is the sentence that the editor saw in that place. Raises Refused."""

    def updated(row: RowT, /) -> RowT:
        if not (n.isdecimal() and int(n) < len(row.sentences)):
            raise Refused("这一句不在了；刷新页面看看")
        if row.sentences[int(n)].text != text:
            raise Refused("这一句刚改过；请再看一眼")
        same = {"sentences": _marked(row.sentences, int(n), so=so)}
        if isinstance(row, ReviewItem):  # the version that is shown says so too
            versions = tuple(
                one.model_copy(update=same) if one.sha256 == row.sha256 else one
                for one in row.versions
            )
            row = row.but(versions=versions)
        return row.model_copy(update=same)

    return updated


def _marked(
    sentences: Sequence[ReviewSentence], n: int, *, so: bool
) -> tuple[ReviewSentence, ...]:
    return tuple(
        one.but(checked=so) if place == n else one
        for place, one in enumerate(sentences)
    )
