"""The review without the page: what stands where, and decisions by number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agents.errors import SettingsError
from agents.review import decisions
from agents.review.decisions import Decision
from agents.review.desk import Desk
from agents.review.sheet import Sheet
from agents.store.drafts import REVIEW

WORDS = {
    "pending": "待定",
    "accepted": "采用",
    "edited": "改后采用",
    "rejected": "不用",
    "held": "留到下期",
}
_REJECTED = re.compile(r"(?P<number>\d+)(?:[:：](?P<reason>[^,，]*))?")


@dataclass(frozen=True)
class Orders:
    """Decisions by the numbers that `--status` prints."""

    accept: str = ""
    reject: str = ""
    hold: str = ""

    def __bool__(self) -> bool:
        return bool(self.accept or self.reject or self.hold)


def folder(out: Path, draft_id: str | None) -> Path:
    """The named draft, else the newest. Raises SettingsError."""
    if draft_id is not None:
        named = out / draft_id
        if named.parent != out or not (named / REVIEW).exists():
            raise SettingsError(
                f"{out / draft_id}: there is no such draft; draft it, or name --out"
            )
        return named
    drafts = sorted(file.parent for file in out.glob(f"*/{REVIEW}"))
    if not drafts:
        raise SettingsError(f"{out} holds no draft; run python -m agents draft first")
    return drafts[-1]


def status(desk: Desk) -> list[str]:
    """One line per item, numbered as printed, and one with the sums."""
    sight = desk.look()
    flags = {row["id"]: row["flags"] for row in sight.review["items"]}
    lines = [
        f"{n:3} {WORDS[entry.status]} {entry.heading}"
        + (f"（{entry.reason}）" if entry.reason else "")
        + "".join(f" [{flag}]" for flag in flags.get(entry.id, []))
        for n, entry in enumerate(sight.sheet, start=1)
    ]
    sums = (
        f"{word} {sum(entry.status == name for entry in sight.sheet)}"
        for name, word in WORDS.items()
    )
    return [*lines, "，".join(sums)]


def follow(desk: Desk, orders: Orders) -> None:
    """Make the decisions; a number that is none is refused before any is made."""
    for item, decision in list(_decisions(desk.look().sheet, orders)):
        desk.decide(decision, item)


def _decisions(sheet: Sheet, orders: Orders) -> Iterator[tuple[str, Decision]]:
    for number in _numbers("--accept", orders.accept):
        item = _item(sheet, "--accept", number)
        yield item, decisions.accept(item)
    for number in _numbers("--hold", orders.hold):
        item = _item(sheet, "--hold", number)
        yield item, decisions.hold(item)
    for word in _words(orders.reject):
        found = _REJECTED.fullmatch(word)
        if not found:
            raise SettingsError(f"--reject {word!r}: write 5 or 5:重复, with commas")
        item = _item(sheet, "--reject", found["number"])
        yield item, decisions.reject(item, found["reason"] or "")


def _words(value: str) -> list[str]:
    return [word.strip() for word in re.split(r"[,，]", value) if word.strip()]


def _numbers(flag: str, value: str) -> list[str]:
    numbers: list[str] = []
    for word in _words(value):
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", word)
        if not found:
            raise SettingsError(f"{flag} {word!r}: write numbers such as 3,4 or 1-20")
        first, last = int(found[1]), int(found[2] or found[1])
        numbers += [str(n) for n in range(first, min(last, 10_000) + 1)]
    return numbers


def _item(sheet: Sheet, flag: str, number: str) -> str:
    if not 1 <= int(number) <= len(sheet):
        raise SettingsError(
            f"{flag} {number}: the draft has items 1 to {len(sheet)}; see --status"
        )
    return sheet[int(number) - 1].id
