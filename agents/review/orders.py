"""Decisions by the numbers that `review --status` prints, or all at once. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agents.errors import SettingsError
from agents.messages.said import said
from agents.review import decisions
from agents.review.decisions import Decision
from agents.review.leads import in_order
from agents.review.sheet import Sheet, SheetEntry, items, openings

Layer = dict[str, Callable[[str], Decision]]  # what is decided, by what it is about
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
    """The decision of each item and opening that the orders name, in printed order.

    `all` is all that is undecided, less what is named by its number; of an item named
    twice a rejection counts before a hold, and that before an acceptance. An opening
    goes with its items where all of them are named. Raises SettingsError for a number
    that is none, and Refused.
    """
    rest: Layer = {}
    named: Layer = {}
    for flag, value, decide in (
        ("--accept", orders.accept, _accepted),
        ("--hold", orders.hold, _held),
        ("--reject", orders.reject, decisions.reject),
    ):
        for word in re.split(r"[,，]", value):
            if word.strip():
                _follow(sheet, flag, word.strip(), decide, rest, named)
    chosen = rest | _along(sheet, named) | named
    found = [(e.id, chosen[e.id](e.id)) for e in in_order(sheet) if e.id in chosen]
    for _, decision in found:
        decision(sheet)  # what is refused is refused before any is made
    return found


def _accepted(item: str, _: str) -> Decision:
    return decisions.accept(item)


def _held(item: str, _: str) -> Decision:
    return decisions.hold(item)


def _along(sheet: Sheet, named: Layer) -> Layer:
    """The undecided openings of which all items are named: accepted where one is."""
    along: Layer = {}
    for entry in openings(sheet):
        home = entry.section, entry.category
        own = [e.id for e in items(sheet) if (e.section, e.category) == home]
        if entry.status != "pending" or not own or not named.keys() >= set(own):
            continue
        made = [named[item](item)(sheet).kind for item in own]
        along[entry.id] = decisions.accept if "accept" in made else decisions.reject
    return along


def _follow(
    sheet: Sheet,
    flag: str,
    word: str,
    decide: Callable[[str, str], Decision],
    rest: Layer,
    named: Layer,
) -> None:
    found = _WORD.fullmatch(word)
    if found is None or (found["reason"] is not None and flag != "--reject"):
        shape = said("5:重复, 5-7 or all" if flag == "--reject" else "3, 5-7 or all")
        raise SettingsError(
            said(
                "{flag} {word!r}: write {shape}; {there}",
                flag=flag,
                word=word,
                shape=shape,
                there=_there(sheet),
            )
        )
    chosen, layer = (
        (_undecided(sheet, flag), rest)
        if found["all"]
        else (_numbered(sheet, flag, found), named)
    )
    reason = found["reason"] or ""
    layer |= {entry.id: lambda item: decide(item, reason) for entry in chosen}


def _undecided(sheet: Sheet, flag: str) -> Sequence[SheetEntry]:
    """What was cut out of the text, or has none yet, waits on: there is nothing to accept."""
    waiting = [entry for entry in sheet if entry.status == "pending"]
    if flag == "--hold":
        return items(waiting)  # an opening is not held: it goes with its category
    if flag != "--accept":
        return waiting
    return [e for e in waiting if e.cut is None and not e.unwritten]


def _numbered(sheet: Sheet, flag: str, found: re.Match[str]) -> Sequence[SheetEntry]:
    first, last = int(found["first"]), int(found["last"] or found["first"])
    word = f"{first}-{last}" if found["last"] else f"{first}"
    if first > last:
        raise SettingsError(
            said(
                "{flag} {word}: a range begins with its smaller number, as {last}-{first}; {there}",
                flag=flag,
                word=word,
                last=last,
                first=first,
                there=_there(sheet),
            )
        )
    listed = items(sheet)
    if first < 1 or last > len(listed):
        raise SettingsError(
            said("{flag} {word}: {there}", flag=flag, word=word, there=_there(sheet))
        )
    return listed[first - 1 : last]


def _there(sheet: Sheet) -> str:
    if not (listed := items(sheet)):
        return said("the draft has no items")
    return said("the draft has items 1 to {len}; see --status", len=len(listed))
