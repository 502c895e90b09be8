"""The review without the page: what stands where, and decisions by number."""

from pathlib import Path

from agents.errors import SettingsError
from agents.review.desk import Desk
from agents.review.orders import Orders, decided
from agents.review.sheet import Entry
from agents.settings.program import program
from agents.store.drafts import REVIEW
from agents.store.named import draft_folder

WORDS = {
    "pending": "待定",
    "accepted": "采用",
    "edited": "改后采用",
    "rejected": "不用",
    "held": "留到下期",
}


def folder(out: Path, draft_id: str | None) -> Path:
    """The named draft, else the newest. Raises SettingsError."""
    if draft_id is not None:
        named = draft_folder(out, draft_id)
        if not (named / REVIEW).exists():
            raise SettingsError(f"{named} holds no {REVIEW}; draft it again")
        return named
    drafts = sorted(file.parent for file in out.glob(f"*/{REVIEW}"))
    if not drafts:
        raise SettingsError(f"{out} holds no draft; run {program()} draft first")
    return drafts[-1]


def status(desk: Desk) -> list[str]:
    """One line per item, numbered as printed, and one with the sums."""
    sight = desk.look()
    flags = {row.id: row.flags for row in sight.review.items}
    lines = [
        f"{n:3} {WORDS[entry.status]} {entry.heading}"
        + _note(entry)
        + "".join(f" [{flag}]" for flag in flags.get(entry.id, ()))
        for n, entry in enumerate(sight.sheet, start=1)
    ]
    sums = (
        f"{word} {sum(entry.status == name for entry in sight.sheet)}"
        for name, word in WORDS.items()
    )
    return [*lines, "，".join(sums)]


def follow(desk: Desk, orders: Orders) -> None:
    """Make the decisions; a number that is none is refused before any is made."""
    for item, decision in decided(desk.look().sheet, orders):
        desk.decide(decision, item)


def _note(entry: Entry) -> str:
    """What else is to be known of it."""
    notes = (
        f"（{entry.reason}）" if entry.reason else "",
        "（稿中已删）" if entry.cut is not None else "",
        "（待写：还没有正文，不能采用） [unwritten]" if entry.unwritten else "",
        "（有改动） [touched]" if entry.touched else "",
    )
    return "".join(notes)
