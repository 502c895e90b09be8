"""What an editor saw when he decided: no word of another is overruled unheard. Pure.

A page hears of others every two seconds, and a script may say nothing of what it saw.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.domain.review import APPROVED
from agents.formatter.layout import SECTION_HEADINGS
from agents.review.decisions import Decision, last_made
from agents.review.history import change_name
from agents.review.sheet import Change, Refused, Sheet, SheetEntry, find, parts
from agents.review.vocabulary import STATUSES

_ELSEWHERE = "别处"  # nobody knows whose decision it was


class Overtaken(Refused):
    """Someone else decided meanwhile; the same again is meant."""


@dataclass(frozen=True)
class Seen:
    """How the editor saw an item; None was not told.

    `cut`: as one that was cut out of issue.md.
    """

    status: str | None = None
    place: str | None = None
    cut: bool | None = None


def as_seen(
    decision: Decision, item: str, seen: Seen, changes: Sequence[Change]
) -> Decision:
    """The same, unless the item was cut out since, or has another status or place.

    Raises Overtaken, which names the item, who decided and what.
    """

    def decide(sheet: Sheet) -> Change:
        entry = find(sheet, item)[1]
        if seen.cut is False and entry.cut is not None:
            raise Overtaken(_overruled(entry, "从 issue.md 删去", []), item)
        if seen.status is not None and _class(seen.status) != _class(entry.status):
            raise Overtaken(_overruled(entry, _status(entry), changes), item)
        if seen.place is not None and seen.place != where(entry):
            raise Overtaken(_overruled(entry, _place(entry), changes), item)
        return decision(sheet)

    return decide


def as_last(
    decision: Decision, line: int | None, changes: Sequence[Change]
) -> Decision:
    """An undo of what was done in `line`, and of nothing else; None was not told."""

    def decide(sheet: Sheet) -> Change:
        last = last_made(changes)
        if line is None or last is None or line == last:
            return decision(sheet)
        made = changes[last]
        *_, part = parts(made)
        entry = part.after or part.before
        name = entry.heading if entry else ""
        raise Overtaken(
            f"没有撤销：最后一步是{made.by or _ELSEWHERE}的「{change_name(made)}」：{name}；"
            "再按一次 u 就撤销它",
            part.item,
        )

    return decide


def where(entry: SheetEntry) -> str:
    return f"{entry.section} {entry.category}"


def _class(status: str) -> str:
    """A page that accepts cannot tell whether the text was edited before."""
    return "accepted" if status in APPROVED else status


def _overruled(entry: SheetEntry, now: str, changes: Sequence[Change]) -> str:
    own = (c for c in reversed(changes) if any(p.item == entry.id for p in parts(c)))
    who = next(own, None)
    by = (who.by if who else "") or _ELSEWHERE
    return f"{entry.heading}：{by}刚{now}，这一页才知道；再按一次就按你的来"


def _status(entry: SheetEntry) -> str:
    reason = f"：{entry.reason}" if entry.reason else ""
    return f"定为「{STATUSES[entry.status]}{reason}」"


def _place(entry: SheetEntry) -> str:
    return f"移到「{SECTION_HEADINGS[entry.section]} {entry.category}".rstrip() + "」"
