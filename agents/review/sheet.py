"""What lies on the desk, and how a change of it is written down."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from agents.domain.review import Status
from agents.domain.words import SECTIONS, Noun, SectionName
from agents.errors import AgentsError
from agents.review.manuscript import heading
from agents.review.unwritten import unwritten

CUT_BEFORE = "已从 issue.md 删去"  # why 306bdbd and earlier rejected what was cut out


# Changes that go with the step before them of the same item: none is one to undo.
WRITTEN = "written"  # with what took the item in
REASON = "reason"  # with its rejection
TYPED = "typed"  # with the first save of an edit
CORRECTION = "correction"  # with the change that publishing wrote it about
ALONG = frozenset({WRITTEN, REASON, TYPED, CORRECTION})


class Refused(AgentsError):  # noqa: N818  # an answer to the editor, not a fault
    """What was asked makes no sense now; the sentence is for the editor.

    `item` is the id of what it is about, where that is not what was asked about.
    """

    exit_code = 2

    def __init__(self, message: str, item: str = "") -> None:
        super().__init__(message)
        self.item = item


class SheetEntry(Noun):
    """An item, or a category's opening. `generated` is the sha256 of its first version.

    `cut` is set where someone cut it out of issue.md: the status that it had there.
    """

    id: str
    kind: Literal["item", "opening"] = "item"
    section: SectionName
    category: str
    status: Status
    text: str
    generated: str
    reason: str = ""
    cut: Status | None = None

    @property
    def heading(self) -> str:
        if self.kind == "opening":
            return f"导语：{self.category}"
        return heading(self.text)

    @property
    def placed(self) -> dict[str, object]:
        """What a row of it says of where it stands."""
        return {
            "heading": self.heading,
            "section": self.section,
            "category": self.category,
            "status": self.status,
        }

    @property
    def sha256(self) -> str:
        return digest(self.text)

    @property
    def touched(self) -> bool:
        """Whether it reads otherwise than drafted, and nobody has decided about it."""
        changed = self.sha256 != self.generated
        return self.status == "pending" and changed and not self.unwritten

    @property
    def unwritten(self) -> bool:
        """Whether it was taken in and has no text yet (待写): nobody can accept it."""
        return self.kind == "item" and unwritten(self.id, self.text)


class Change(Noun):
    """One line of the log: the item before and after, and where it stood and stands.

    `was` and `at` count the place among all items, from 0; None is not there at all.
    `also` is the rest of the same decision, made after it and taken back before it.
    """

    kind: str
    item: str
    before: SheetEntry | None
    after: SheetEntry | None
    was: int | None
    at: int | None
    outside: bool = False  # made in a text editor, not on the desk
    undoes: int | None = None  # the line that it takes back, from 0
    also: "Change | None" = None
    time: str = ""
    by: str = ""  # the editor's name, where the page told one

    @property
    def idle(self) -> bool:
        """Whether it changes nothing: no step, and nothing to undo."""
        stays = self.before == self.after and self.was == self.at
        return stays and self.also is None and self.undoes is None


Sheet = tuple[SheetEntry, ...]  # the items in printed order, then the openings


def items(sheet: Iterable[SheetEntry]) -> Sheet:
    return tuple(entry for entry in sheet if entry.kind == "item")


def openings(sheet: Sheet) -> Sheet:
    return tuple(entry for entry in sheet if entry.kind == "opening")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def apply(sheet: Sheet, change: Change) -> Sheet:
    rest = [entry for entry in sheet if entry.id != change.item]
    if change.after is not None:
        rest.insert(len(rest) if change.at is None else change.at, change.after)
    return apply(tuple(rest), change.also) if change.also else tuple(rest)


def followed(changes: Sequence[Change]) -> Change:
    """One change of several, made one after another."""
    first, *rest = changes
    if first.also is not None:
        rest = [first.also, *rest]
    return first.model_copy(update={"also": followed(rest) if rest else None})


def parts(change: Change) -> Iterator[Change]:
    """A decision may be made of several, one after another."""
    part: Change | None = change
    while part is not None:
        yield part
        part = part.also


def goes_along(change: Change) -> bool:
    """Whether it is taken back with the step before it; a 更正 line stays."""
    return change.kind in ALONG and change.kind != CORRECTION


def without_line(entry: SheetEntry, later: Iterable[Change]) -> SheetEntry:
    """As it was before publishing wrote a 更正 line below it, if that still stands."""
    for change in later:
        before, after = change.before, change.after
        if change.kind != CORRECTION or change.item != entry.id or not before:
            continue
        if after and after.text == entry.text:
            same = entry.status == after.status
            status = before.status if same else entry.status
            return entry.model_copy(update={"text": before.text, "status": status})
    return entry


def replay(sheet: Sheet, changes: Iterable[Change]) -> Sheet:
    """The desk after all changes since it was opened."""
    for change in changes:
        sheet = apply(sheet, change)
    return sheet


def grouped(entries: Iterable[SheetEntry]) -> Sheet:
    """Sections in printed order, a category's items together where its first stands.

    What has no category stands before the first one. What was cut out of the text
    has no say in the order of the text. The openings come last, as they are.
    """
    given = tuple(entries)
    listed = items(given)
    order: dict[tuple[str, str], int] = {}
    for entry in sorted(listed, key=lambda entry: entry.cut is not None):
        order.setdefault((entry.section, entry.category), len(order))
    ordered = sorted(
        listed,
        key=lambda e: (
            SECTIONS.index(e.section),
            bool(e.category),
            order[e.section, e.category],
        ),
    )
    return (*ordered, *openings(given))


def find(sheet: Sheet, item: str) -> tuple[int, SheetEntry]:
    for place, entry in enumerate(sheet):
        if entry.id == item:
            return place, entry
    raise Refused("这一条已经不在稿子里了；刷新页面看看")


def replaced(sheet: Sheet, kind: str, item: str, **fields: object) -> Change:
    """The item with other fields, in its place."""
    place, entry = find(sheet, item)
    after = SheetEntry.model_validate({**entry.model_dump(), **fields})
    return Change(kind=kind, item=item, before=entry, after=after, was=place, at=place)


def approved(text: str, generated: str) -> Status:
    return "accepted" if digest(text) == generated else "edited"
