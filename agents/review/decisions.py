"""What an editor decides, as data: each change can be replayed and taken back."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from agents.domain.words import SECTIONS, Noun, SectionName
from agents.errors import AgentsError
from agents.formatter.layout import CATEGORIES
from agents.review.manuscript import heading, whole_item

Status = Literal["pending", "accepted", "edited", "rejected", "held"]


class Refused(AgentsError):  # noqa: N818  # an answer to the editor, not a fault
    """What was asked makes no sense now; the sentence is for the editor."""

    exit_code = 2


class Entry(Noun):
    """One item on the desk. `generated` is the sha256 of its first version."""

    id: str
    section: SectionName
    category: str
    status: Status
    text: str
    generated: str
    reason: str = ""

    @property
    def heading(self) -> str:
        return heading(self.text)

    @property
    def sha256(self) -> str:
        return digest(self.text)


class Change(Noun):
    """One line of the log: the item before and after, and where it stood and stands.

    `was` and `at` count the place among all items, from 0; None is not there at all.
    """

    kind: str
    item: str
    before: Entry | None
    after: Entry | None
    was: int | None
    at: int | None
    outside: bool = False  # made in a text editor, not on the desk
    undoes: int | None = None  # the line that it takes back, from 0
    time: str = ""


Sheet = tuple[Entry, ...]  # in printed order
Decision = Callable[[Sheet], Change]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def apply(sheet: Sheet, change: Change) -> Sheet:
    rest = [entry for entry in sheet if entry.id != change.item]
    if change.after is not None:
        rest.insert(len(rest) if change.at is None else change.at, change.after)
    return tuple(rest)


def replay(sheet: Sheet, changes: Iterable[Change]) -> Sheet:
    """The desk after all changes since it was opened."""
    for change in changes:
        sheet = apply(sheet, change)
    return sheet


def grouped(entries: Iterable[Entry]) -> Sheet:
    """Sections in printed order, a category's items together where its first stands."""
    listed = list(entries)
    order: dict[tuple[str, str], int] = {}
    for entry in listed:
        order.setdefault((entry.section, entry.category), len(order))
    return tuple(
        sorted(
            listed,
            key=lambda e: (
                SECTIONS.index(e.section),
                order[e.section, e.category],
            ),
        )
    )


def find(sheet: Sheet, item: str) -> tuple[int, Entry]:
    for place, entry in enumerate(sheet):
        if entry.id == item:
            return place, entry
    raise Refused("这一条已经不在稿子里了；刷新页面看看")


def replaced(sheet: Sheet, kind: str, item: str, **fields: object) -> Change:
    """The item with other fields, in its place."""
    place, entry = find(sheet, item)
    after = Entry.model_validate({**entry.model_dump(), **fields})
    return Change(kind=kind, item=item, before=entry, after=after, was=place, at=place)


def accept(item: str) -> Decision:
    def decide(sheet: Sheet) -> Change:
        _, entry = find(sheet, item)
        status = approved(entry.text, entry.generated)
        return replaced(sheet, "accept", item, status=status, reason="")

    return decide


def reject(item: str, reason: str = "") -> Decision:
    return lambda sheet: replaced(
        sheet, "reject", item, status="rejected", reason=reason.strip()[:200]
    )


def hold(item: str) -> Decision:
    return lambda sheet: replaced(sheet, "hold", item, status="held", reason="")


def edit(item: str, text: str, *, done: bool) -> Decision:
    """New text; `done` also decides for the item, an autosave does not."""

    def decide(sheet: Sheet) -> Change:
        _, entry = find(sheet, item)
        whole = whole_item(text)
        if not whole:
            raise Refused("一条稿子要以“### 【名称】”开头，而且只能有这一个标题")
        status = entry.status
        if done or status in ("accepted", "edited"):
            status = approved(whole, entry.generated)
        kind = "edit" if done else "autosave"
        return replaced(sheet, kind, item, text=whole, status=status)

    return decide


def approved(text: str, generated: str) -> Status:
    return "accepted" if digest(text) == generated else "edited"


def reorder(item: str, step: Literal[-1, 1]) -> Decision:
    """One place up or down in its section; at a category's edge into the next one."""

    def decide(sheet: Sheet) -> Change:
        place, entry = find(sheet, item)
        there = place + step
        neighbour = sheet[there] if 0 <= there < len(sheet) else None
        if neighbour is None or neighbour.section != entry.section:
            raise Refused("已经到板块的边上了；换板块请按 1、2、3")
        change = replaced(sheet, "move", item, category=neighbour.category)
        joins = neighbour.category != entry.category
        return change if joins else change.model_copy(update={"at": there})

    return decide


def place(item: str, section: SectionName, category: str | None = None) -> Decision:
    """To the end of a category; None is the section's first one."""

    def decide(sheet: Sheet) -> Change:
        rest = tuple(entry for entry in sheet if entry.id != item)
        name = _category(rest, section, category)
        change = replaced(sheet, "place", item, section=section, category=name)
        return change.model_copy(update={"at": end_of(rest, section, name)})

    return decide


def add(entry: Entry) -> Decision:
    """A new item, at the end of its category."""

    def decide(sheet: Sheet) -> Change:
        if any(other.id == entry.id for other in sheet):
            raise Refused("这条落选已经换入了")
        name = _category(sheet, entry.section, entry.category or None)
        return Change(
            kind="add",
            item=entry.id,
            before=None,
            after=entry.model_copy(update={"category": name}),
            was=None,
            at=end_of(sheet, entry.section, name),
        )

    return decide


def undo(changes: Sequence[Change]) -> Decision:
    """Takes back the last decision of the desk that still stands."""

    def decide(sheet: Sheet) -> Change:
        undone = {change.undoes for change in changes}
        for line in range(len(changes) - 1, -1, -1):
            last = changes[line]
            if last.outside or last.undoes is not None or line in undone:
                continue
            _still_stands(sheet, last)
            return Change(
                kind="undo",
                item=last.item,
                before=last.after,
                after=last.before,
                was=last.at,
                at=last.was,
                undoes=line,
            )
        raise Refused("没有可以撤销的了")

    return decide


def _still_stands(sheet: Sheet, change: Change) -> None:
    now = next((entry for entry in sheet if entry.id == change.item), None)
    if now != change.after:
        raise Refused("这一条后来在别处改过，撤销会丢掉那次修改；请直接编辑")


def end_of(sheet: Sheet, section: SectionName, category: str) -> int:
    """Where a new last item of the category would stand."""
    floor = SECTIONS.index(section)
    after = [
        place + 1
        for place, entry in enumerate(sheet)
        if (entry.section, entry.category) == (section, category)
    ] or [
        place + 1
        for place, entry in enumerate(sheet)
        if SECTIONS.index(entry.section) <= floor
    ]
    return max(after, default=0)


def _category(sheet: Sheet, section: SectionName, wish: str | None) -> str:
    if section == "news":
        return ""
    if wish is not None and wish.strip():
        return " ".join("".join(c for c in wish if c.isalnum() or c == " ").split())
    used = (entry.category for entry in sheet if entry.section == section)
    return next(used, CATEGORIES[section][0])
