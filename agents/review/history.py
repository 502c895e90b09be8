"""What was decided about one item, in words: the lines of `decisions.jsonl`. Pure."""

from collections.abc import Sequence

from agents.formatter.layout import SECTION_HEADINGS
from agents.review.difference import difference
from agents.review.json_object import JsonObject
from agents.review.picture_changes import PICTURE, step_words
from agents.review.sheet import Change, SheetEntry, goes_along, parts

_ONE = ("swap",)  # made of two changes, and one decision about one item
_MOST = 100  # rows that the page shows, newest first
_SAID = {
    "accept": "采用",
    "reject": "不用",
    "reason": "不用的理由",
    "hold": "留到下期",
    "edit": "编辑并保存",
    "autosave": "编辑（自动保存）",
    "fix": "自动修正",
    "correct": "更正",
    "correction": "更正（发布时写明）",
    "typed": "编辑（接着写）",
    "again": "换稿",
    "back": "换回以前的文字",
    "written": "模型写好了",
    "move": "调换顺序",
    "up": "上移",
    "down": "下移",
    "place": "换板块或分类",
    "add": "换入",
    "drop": "移出本期",
    "restore": "放回本期",
    "swap": "换下",
    "removed": "从稿子里拿掉",
    "group": "随分类移动",
    "undo": "撤销",
}
# Saved while it was typed and at its end, and one step for an editor.
_STEPS = {"autosave": "编辑", "typed": "编辑"}


def history(changes: Sequence[Change], item: str) -> list[JsonObject]:
    """Newest first. `undone` is what was taken back later.

    `sha256` is of the text that came with it, "" where it changed none; the last row
    is the text that the item had before all of them.
    """
    undone = _undone(changes)
    made = [
        (one, change.undoes, line in undone)
        for line, change in enumerate(changes)
        for one in parts(change)
        if one.item == item
    ]
    rows = [_row(one, changes, undoes) | {"undone": back} for one, undoes, back in made]
    first = next((one.before for one, *_ in made if one.before), None)
    began = [_began(first)] if first and any(row["sha256"] for row in rows) else []
    return [*rows[: -_MOST - 1 : -1], *began]


def _undone(changes: Sequence[Change]) -> set[int]:
    """The lines that were taken back: what was undone, and what went along with it."""
    undone: set[int] = set()
    for line, change in enumerate(changes):
        if (first := change.undoes) is None:
            continue
        items = {one.item for one in parts(changes[first])}
        undone.add(first)
        undone.update(
            n
            for n in range(first + 1, line)
            if goes_along(changes[n]) and changes[n].item in items
        )
    return undone


def change_name(change: Change) -> str:
    """What it was, as in the title of a row: 不用：重复."""
    if change.outside and change.kind != "removed":
        return "在页面之外改动"
    name = _SAID.get(change.kind, change.kind)
    after = change.after
    if change.kind in ("reject", "reason") and after and after.reason:
        return f"{name}：{after.reason}"
    if change.kind == PICTURE and change.before and after:
        return step_words(change.before.text, after.text)
    if change.kind == "place" and after:
        return f"移到{SECTION_HEADINGS[after.section]} {after.category}".strip()
    return name


def taken_back(changes: Sequence[Change]) -> JsonObject:
    """What was undone last: the item to go to, its heading, and what it was."""
    last, done = next(
        (one, changes[one.undoes])
        for one in reversed(changes)
        if one.undoes is not None
    )
    made = [one for one in parts(last) if one.after is not None] or [last]
    entry = made[-1].after or made[-1].before
    reason = _reason(done, last)
    name = _STEPS.get(done.kind) or change_name(done)
    name = f"{name}：{reason}" if reason else name
    many = len(made) if done.kind not in _ONE else 1
    return {
        "item": made[-1].item,
        "heading": entry.heading if entry else "",
        "said": f"{name}（共 {many} 条）" if many > 1 else name,
    }


def came_in(changes: Sequence[Change]) -> str:
    """The item that the last decision of the desk took in."""
    last = next(change for change in reversed(changes) if not change.outside)
    return [part.item for part in parts(last)][-1]


def _reason(done: Change, last: Change) -> str:
    """Given after the rejection that is taken back now, and with it."""
    if done.kind != "reject" or (done.after and done.after.reason):
        return ""
    return last.before.reason if last.before else ""


def _row(change: Change, changes: Sequence[Change], undoes: int | None) -> JsonObject:
    before, after = change.before, change.after
    old, new = before.text if before else "", after.text if after else ""
    name = change_name(change)
    if undoes is not None:
        name = f"{name}：{change_name(changes[undoes])}"
    changed = list(difference(old, new)) if old and new and old != new else []
    came = after.sha256 if after and old != new else ""
    return {
        "time": change.time,
        "by": change.by,
        "said": name,
        "difference": changed,
        "sha256": came,
    }


def _began(entry: SheetEntry) -> JsonObject:
    row = {"time": "", "by": "", "said": "起初的文字", "difference": []}
    return row | {"sha256": entry.sha256, "undone": False}
