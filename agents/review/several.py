"""One step over several items: what is clean accepted, a selection decided. Pure."""

from collections.abc import Callable, Sequence

from agents.review import decisions
from agents.review.decisions import Decision
from agents.review.sheet import Change, Refused, Sheet, apply, find, followed

One = Callable[[str], Decision]


def chosen(does: str, reason: str) -> One:
    """What is done to each of a selection. Raises Refused."""
    table: dict[str, One] = {
        "accept": decisions.accept,
        "reject": lambda item: decisions.reject(item, reason),
        "hold": decisions.hold,
    }
    if does not in table:
        raise Refused(f"没有这种决定：{does!r}")
    return table[does]


def several(names: Sequence[str], bases: Sequence[str], one: One) -> Decision:
    """All or none, and one step to undo; `bases` are the sha256 of the texts seen."""

    def decide(sheet: Sheet) -> Change:
        made: list[Change] = []
        now = sheet
        for name, base in zip(names, bases, strict=True):
            entry = find(sheet, name)[1]
            if entry.sha256 != base:
                raise Refused(
                    f"{entry.heading}：刚在别处改过，一条也没有动；请再看一眼", name
                )
            change = one(name)(now)
            if not change.idle:
                made.append(change)
                now = apply(now, change)
        if not made:
            raise Refused("没有可以一起决定的条目")
        return followed(made)

    if len(names) != len(bases):
        raise Refused("请求的形状不对")
    return decide
