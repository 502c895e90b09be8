"""The review without the page: what stands where, and decisions by number."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from agents.console import named
from agents.domain.flag_words import flag_word
from agents.domain.review import Publication, Status
from agents.errors import SettingsError
from agents.messages.said import said
from agents.review.desk import Desk
from agents.review.leads import in_order
from agents.review.left_out import left_out
from agents.review.orders import Orders, decided
from agents.review.publication import changed
from agents.review.sheet import Sheet, SheetEntry, items, openings
from agents.review.vocabulary import STATUSES
from agents.review.whole import waiting_entries
from agents.settings.program import program
from agents.store.drafts import REVIEW
from agents.store.named import draft_folder


def folder(out: Path, draft_id: str | None) -> Path:
    """The named draft, else the newest. Raises SettingsError."""
    if draft_id is not None:
        there = draft_folder(out, draft_id)
        if not (there / REVIEW).exists():
            raise SettingsError(
                said(
                    "{named} holds no {review}; draft it again",
                    named=there,
                    review=REVIEW,
                )
            )
        return there
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
    snapshot, words = desk.look(), _words()
    flags = {row.id: row.flags for row in snapshot.review.items}
    silent = left_out(snapshot.review)
    numbers = {entry.id: n for n, entry in enumerate(items(snapshot.sheet), start=1)}
    lines = [
        f"{numbers.get(entry.id, ''):3} {words[entry.status]} {entry.heading}"
        + _note(entry)
        + _silent(silent.get(entry.id))
        + "".join(map(_flag, flags.get(entry.id, ())))
        for entry in in_order(snapshot.sheet)
    ]
    sums = [f"{words[name]} {n}" for name, n in _counts(items(snapshot.sheet))]
    heard = tuple(one for one in openings(snapshot.sheet) if one.id not in silent)
    opened = [f"{words[name]} {n}" for name, n in _counts(heard) if n]
    if silent:
        opened.append(f"{said('not printed')} {len(silent)}")
    line = said(", ").join(sums)
    if opened:
        line = said("items: ") + line + said("; openings: ") + said(", ").join(opened)
    return [*lines, line]


def _silent(why: str | None) -> str:
    return said(" (not printed: {why})", why=why) if why else ""


def _flag(flag: str) -> str:
    word = flag_word(flag)
    return f"（{word}） [{flag}]" if word else f" [{flag}]"


def next_step(desk: Desk) -> str:
    """What is to be done now; once nothing waits, what is done already."""
    snapshot = desk.look()
    if waiting_entries(snapshot):
        return said(
            "next: {program} review {draft}",
            program=program(),
            draft=named(desk.folder),
        )
    if out := snapshot.review.published:
        return _published(desk.folder, out, changed=changed(snapshot))
    return said(
        "next: {program} publish {draft} --to DIR",
        program=program(),
        draft=named(desk.folder),
    )


def _published(draft: Path, out: Publication, *, changed: bool) -> str:
    page, at = Path(out.page), out.moment[:16].replace("T", " ")
    if not changed:
        return said(
            "published: {page}, {at}; nothing changed since then", page=page, at=at
        )
    return said(
        "published: {page}, {at}; what changed since then goes out by {program} publish"
        " {draft} --to {site}",
        page=page,
        at=at,
        program=program(),
        draft=named(draft),
        site=shlex.quote(str(page.parent)),
    )


def _words() -> dict[Status, str]:
    return {
        "pending": said("undecided"),
        "accepted": said("accepted"),
        "edited": said("edited"),
        "rejected": said("rejected"),
        "held": said("held"),
    }


def _counts(sheet: Sheet) -> Iterator[tuple[Status, int]]:
    for name in STATUSES:
        yield name, sum(entry.status == name for entry in sheet)


def follow(desk: Desk, orders: Orders) -> None:
    """Make the decisions; a number that is none is refused before any is made."""
    for item, decision in decided(desk.look().sheet, orders):
        desk.decide(decision, item)


def _note(entry: SheetEntry) -> str:
    """What else is to be known of it."""
    notes = (
        said(" ({why})", why=entry.reason) if entry.reason else "",
        said(" (cut out of issue.md)") if entry.cut is not None else "",
        said(" (no text yet, cannot be accepted) [unwritten]")
        if entry.unwritten
        else "",
        said(" (changed in issue.md) [touched]") if entry.touched else "",
    )
    return "".join(notes)
