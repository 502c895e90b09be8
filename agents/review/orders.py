"""Decisions by the numbers that `review --status` prints, or all at once. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agents.errors import SettingsError
from agents.review import decisions
from agents.review.decisions import Decision
from agents.review.sheet import Entry, Sheet

_WORD = re.compile(
    r"(?:(?P<all>all)|(?P<first>\d{1,6})(?:\s*[-–—－~～]\s*(?P<last>\d{1,6}))?)"
    r"(?:\s*[:：](?P<reason>.*))?",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Orders:
    """Each as it was typed: `3,5-7`, `5:重复`, `all`."""

    accept: str = ""
    reject: str = ""
    hold: str = ""

    def __bool__(self) -> bool:
        return bool(self.accept or self.reject or self.hold)


def decided(sheet: Sheet, orders: Orders) -> list[tuple[str, Decision]]:
    """The decision of each item that the orders name, in printed order.

    `all` is every item that is undecided, less what is named by its number; of an
    item named twice a rejection counts before a hold, and that before an acceptance.
    Raises SettingsError for a number that is none, and Refused.
    """
    rest: dict[str, Decision] = {}
    named: dict[str, Decision] = {}
    for flag, value, decide in (
        ("--accept", orders.accept, lambda item, _: decisions.accept(item)),
        ("--hold", orders.hold, lambda item, _: decisions.hold(item)),
        ("--reject", orders.reject, decisions.reject),
    ):
        for word in re.split(r"[,，]", value):
            if word.strip():
                _follow(sheet, flag, word.strip(), decide, rest, named)
    chosen = rest | named
    for decision in chosen.values():
        decision(sheet)  # what is refused is refused before any is made
    return [(entry.id, chosen[entry.id]) for entry in sheet if entry.id in chosen]


def _follow(
    sheet: Sheet,
    flag: str,
    word: str,
    decide: Callable[[str, str], Decision],
    rest: dict[str, Decision],
    named: dict[str, Decision],
) -> None:
    found = _WORD.fullmatch(word)
    if found is None or (found["reason"] is not None and flag != "--reject"):
        shape = "5:重复, 5-7 or all" if flag == "--reject" else "3, 5-7 or all"
        raise SettingsError(f"{flag} {word!r}: write {shape}; {_there(sheet)}")
    chosen, layer = (
        (_undecided(sheet, flag), rest)
        if found["all"]
        else (_numbered(sheet, flag, found), named)
    )
    layer |= {entry.id: decide(entry.id, found["reason"] or "") for entry in chosen}


def _undecided(sheet: Sheet, flag: str) -> list[Entry]:
    """What was cut out of the text, or has none yet, waits on: there is nothing to accept."""
    waiting = [entry for entry in sheet if entry.status == "pending"]
    if flag != "--accept":
        return waiting
    return [e for e in waiting if e.cut is None and not e.unwritten]


def _numbered(sheet: Sheet, flag: str, found: re.Match[str]) -> Sequence[Entry]:
    first, last = int(found["first"]), int(found["last"] or found["first"])
    word = f"{first}-{last}" if found["last"] else f"{first}"
    if first > last:
        raise SettingsError(
            f"{flag} {word}: a range begins with its smaller number, as"
            f" {last}-{first}; {_there(sheet)}"
        )
    if first < 1 or last > len(sheet):
        raise SettingsError(f"{flag} {word}: {_there(sheet)}")
    return sheet[first - 1 : last]


def _there(sheet: Sheet) -> str:
    if not sheet:
        return "the draft has no items"
    return f"the draft has items 1 to {len(sheet)}; see --status"
