"""What an editor decides, as data: each change can be replayed and taken back."""

from collections.abc import Callable, Sequence
from typing import Literal

from agents.domain.words import SectionName
from agents.formatter.fix import fix
from agents.review.leads import whole_opening
from agents.review.manuscript import whole_item
from agents.review.placement import category_of, end_of
from agents.review.sheet import (
    ALONG,
    REASON,
    TYPED,
    Change,
    Refused,
    Sheet,
    SheetEntry,
    approved,
    find,
    followed,
    goes_along,
    replaced,
    without_line,
)

Decision = Callable[[Sheet], Change]


def accept(item: str) -> Decision:
    def decide(sheet: Sheet) -> Change:
        _, entry = find(sheet, item)
        if entry.cut is not None:
            raise Refused(
                f"{entry.heading}：稿中已删，不能采用；把它放回 issue.md，"
                "或者按 e 再保存并采用，或者不用"
            )
        _written(entry)
        status = approved(entry.text, entry.generated)
        return replaced(sheet, "accept", item, status=status, reason="")

    return decide


def reject(item: str, reason: str = "") -> Decision:
    return lambda sheet: replaced(
        sheet, "reject", item, status="rejected", reason=reason.strip()[:200]
    )


def give_reason(item: str, reason: str) -> Decision:
    """Why it was rejected, said after the rejection and taken back with it."""

    def decide(sheet: Sheet) -> Change:
        _, entry = find(sheet, item)
        if entry.status != "rejected":
            raise Refused(f"{entry.heading}：没有不用，也就没有理由")
        return replaced(sheet, REASON, item, reason=reason.strip()[:200])

    return decide


def hold(item: str) -> Decision:
    def decide(sheet: Sheet) -> Change:
        item_of(sheet, item)
        return replaced(sheet, "hold", item, status="held", reason="")

    return decide


def item_of(sheet: Sheet, item: str) -> tuple[int, SheetEntry]:
    """An item, no opening. Raises Refused."""
    place, entry = find(sheet, item)
    if entry.kind == "opening":
        raise Refused(f"{entry.heading}：导语跟着它的分类走，只能采用、不用或编辑")
    return place, entry


def edit(
    item: str, text: str, *, done: bool, more: bool = False, kind: str = ""
) -> Decision:
    """New text; `done` also decides for the item, an autosave does not.

    One that was cut out of issue.md stands there again where it is `done`, and stays
    out before. `more` goes on with the save before it: both are one step. `kind` names
    a step of another kind than an edit.
    """
    named = kind or (TYPED if more else "edit" if done else "autosave")

    def decide(sheet: Sheet) -> Change:
        _, entry = find(sheet, item)
        whole = whole_text(entry, text)
        if not whole:
            raise Refused(_SHAPES[entry.kind])
        if done:
            _written(entry.model_copy(update={"text": whole}))
        status = entry.status
        if done or status in ("accepted", "edited"):
            status = approved(whole, entry.generated)
        cut = None if done else entry.cut
        return replaced(sheet, named, item, text=whole, status=status, cut=cut)

    return decide


_SHAPES = {
    "item": "一条稿子要以“### 【名称】”开头，而且只能有这一个标题",
    "opening": "导语是标题下面的一段话，不能空着，也不能有标题",
}


def whole_text(entry: SheetEntry, text: str) -> str:
    """`text` in the normal form of an item, or of an opening; "" where it is none."""
    return whole_item(text) if entry.kind == "item" else whole_opening(text)


def mended(item: str) -> Decision:
    """自动修正: what `check --fix` does, for one item. Raises Refused."""

    def decide(sheet: Sheet) -> Change:
        _, entry = find(sheet, item)
        whole = whole_text(entry, fix(entry.text))
        if not whole or whole == entry.text:
            raise Refused(f"{entry.heading}：没有可以自动修正的地方")
        return edit(item, whole, done=False, kind="fix")(sheet)

    return decide


def goes_on(changes: Sequence[Change], item: str) -> bool:
    """Whether the last thing done on the desk was a save of this item."""
    own = [change for change in changes if not change.outside]
    return bool(own) and own[-1].item == item and own[-1].kind in ("autosave", TYPED)


def _written(entry: SheetEntry) -> None:
    """Raises Refused for an item without a text."""
    if entry.unwritten:
        raise Refused(
            f"{entry.heading}：待写，还没有正文，不能采用；按 e 写，按 r 让模型写，或者不用"
        )


def reorder(item: str, step: Literal[-1, 1]) -> Decision:
    """One place up or down in its section; at a category's edge into the next one."""

    def decide(sheet: Sheet) -> Change:
        place, entry = item_of(sheet, item)
        there = place + step
        neighbour = sheet[there] if 0 <= there < len(sheet) else None
        if neighbour is None or _apart(neighbour, entry):
            raise Refused("已经到板块的边上了；换板块请按 1、2、3")
        change = replaced(sheet, "move", item, category=neighbour.category)
        joins = neighbour.category != entry.category
        return change if joins else change.model_copy(update={"at": there})

    return decide


def _apart(one: SheetEntry, other: SheetEntry) -> bool:
    return one.kind != other.kind or one.section != other.section


def place(
    item: str,
    section: SectionName,
    category: str | None = None,
    former: str | None = None,
) -> Decision:
    """To the end of a category; None is where it was before in that section, `former`.

    Without one it is the category of the same name, else the section's first one.

    What is there already stays where it stands.
    """

    def decide(sheet: Sheet) -> Change:
        _, entry = item_of(sheet, item)
        if entry.section == section and category in (None, entry.category):
            return replaced(sheet, "place", item)
        rest = tuple(entry for entry in sheet if entry.id != item)
        asked = former if category is None else category
        name = category_of(rest, section, asked, entry.category)
        change = replaced(sheet, "place", item, section=section, category=name)
        return change.model_copy(update={"at": end_of(rest, section, name)})

    return decide


def undo(changes: Sequence[Change]) -> Decision:
    """Takes back the last decision of the desk that still stands."""

    def decide(sheet: Sheet) -> Change:
        if (line := last_made(changes)) is None:
            raise Refused("没有可以撤销的了")
        back = _back(sheet, changes[line], changes[line + 1 :])
        return back.model_copy(update={"undoes": line})

    return decide


def last_made(changes: Sequence[Change]) -> int | None:
    """The line of the desk's last decision that still stands, from 0."""
    undone = {change.undoes for change in changes}
    for line in range(len(changes) - 1, -1, -1):
        one = changes[line]
        made = not one.outside and one.undoes is None and one.kind not in ALONG
        if made and line not in undone:
            return line
    return None


def _back(sheet: Sheet, change: Change, later: Sequence[Change]) -> Change:
    """The way back, its last part first. Raises Refused where it would lose words."""
    now = next((entry for entry in sheet if entry.id == change.item), None)
    bare = now and without_line(now, later)
    made = [one.after for one in later if goes_along(one) and one.item == change.item]
    if bare != change.after and bare not in made:
        raise Refused("这一条后来在别处改过，撤销会丢掉那次修改；请直接编辑")
    own = Change(
        kind="undo",
        item=change.item,
        before=now,
        after=_line_kept(change, now) if bare != now else change.before,
        was=change.at,
        at=change.was,
    )
    if change.also is None:
        return own
    return followed([_back(sheet, change.also, later), own])


def _line_kept(change: Change, now: SheetEntry | None) -> SheetEntry | None:
    """Before the change; a line below the text stays where the text was not changed."""
    before, after = change.before, change.after
    if before is None or after is None or now is None or before.text != after.text:
        return before
    return before.model_copy(update={"text": now.text})
