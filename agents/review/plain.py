"""The review without the page: what stands where, and decisions by number."""

from collections.abc import Iterator
from pathlib import Path

from agents.errors import SettingsError
from agents.messages.said import said
from agents.review.desk import Desk
from agents.review.leads import in_order
from agents.review.orders import Orders, decided
from agents.review.sheet import Sheet, SheetEntry, items, openings
from agents.review.vocabulary import STATUSES
from agents.settings.program import program
from agents.store.drafts import REVIEW
from agents.store.named import draft_folder


def folder(out: Path, draft_id: str | None) -> Path:
    """The named draft, else the newest. Raises SettingsError."""
    if draft_id is not None:
        named = draft_folder(out, draft_id)
        if not (named / REVIEW).exists():
            raise SettingsError(
                said(
                    "{named} holds no {review}; draft it again",
                    named=named,
                    review=REVIEW,
                )
            )
        return named
    drafts = sorted(file.parent for file in out.glob(f"*/{REVIEW}"))
    if not drafts:
        raise SettingsError(
            said(
                "{out} holds no draft; run {program} draft first",
                out=out,
                program=program(),
            )
        )
    return drafts[-1]


def status(desk: Desk) -> list[str]:
    """One line per item, numbered as printed, one per opening, one with the sums."""
    sight = desk.look()
    flags = {row.id: row.flags for row in sight.review.items}
    numbers = {entry.id: n for n, entry in enumerate(items(sight.sheet), start=1)}
    lines = [
        f"{numbers.get(entry.id, ''):3} {STATUSES[entry.status]} {entry.heading}"
        + _note(entry)
        + "".join(f" [{flag}]" for flag in flags.get(entry.id, ()))
        for entry in in_order(sight.sheet)
    ]
    sums = [f"{word} {n}" for word, n in _counts(items(sight.sheet))]
    opened = [f"{word} {n}" for word, n in _counts(openings(sight.sheet)) if n]
    last = ["，".join(sums), *(["导语：" + "，".join(opened)] if opened else [])]
    return [*lines, "；".join(last)]


def _counts(sheet: Sheet) -> Iterator[tuple[str, int]]:
    for name, word in STATUSES.items():
        yield word, sum(entry.status == name for entry in sheet)


def follow(desk: Desk, orders: Orders) -> None:
    """Make the decisions; a number that is none is refused before any is made."""
    for item, decision in decided(desk.look().sheet, orders):
        desk.decide(decision, item)


def _note(entry: SheetEntry) -> str:
    """What else is to be known of it."""
    notes = (
        f"（{entry.reason}）" if entry.reason else "",
        "（稿中已删）" if entry.cut is not None else "",
        "（待写：还没有正文，不能采用） [unwritten]" if entry.unwritten else "",
        "（有改动） [touched]" if entry.touched else "",
    )
    return "".join(notes)
