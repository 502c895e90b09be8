"""The openings of categories (栏目导语) on the desk, as the files tell them. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from agents.domain.review import Opening, Review, Status, opening_id
from agents.formatter.headings import headings
from agents.review.manuscript import Piece, Place
from agents.review.merge import Statuses, gone, seen, towards
from agents.review.sheet import (
    Change,
    Sheet,
    SheetEntry,
    digest,
    grouped,
    items,
    openings,
)

Leads = Mapping[Place, str]


def drafted_openings(review: Review, leads: Leads) -> Iterator[SheetEntry]:
    """As drafted. What was decided before openings were is decided about them too."""
    settled = all(item.status != "pending" for item in review.items)
    for row in review.openings:
        if (place := _place(row, leads)) is None:
            continue
        there = "accepted" if leads.get(place) else "rejected"
        yield SheetEntry(
            id=row.id if row.section else opening_id(*place),
            kind="opening",
            section=place[0],
            category=place[1],
            status=row.status or (there if settled else "pending"),
            text=row.text,
            generated=digest(row.text) if row.items or row.sentences else "",
            reason=row.reason,
        )


def outside(
    sheet: Sheet, leads: Leads, statuses: Statuses, review: Review
) -> list[Change]:
    """What was done in issue.md to the words below the categories' headings."""
    settled = all(item.status != "pending" for item in review.items)
    earlier = any(row.status is None for row in review.openings)
    typed: Status = "edited" if settled and earlier else "pending"
    wanted = [*items(sheet), *_wanted(openings(sheet), leads, statuses, typed)]
    return towards(sheet, grouped(wanted))


def printed_leads(sheet: Sheet, leads: Leads) -> dict[Place, str]:
    """What stands below the headings: the sections' own words, and the openings."""
    own = {place: text for place, text in leads.items() if not place[1]}
    shown = (entry for entry in openings(sheet) if entry.cut is None)
    return own | {(e.section, e.category): e.text for e in shown}


def differs(leads: Leads, others: Leads, pieces: Sequence[Piece]) -> bool:
    """Whether they print otherwise in the categories of these items."""
    places = {(piece.section, piece.category) for piece in pieces}
    return any(leads.get(p, "") != others.get(p, "") for p in places if p[1])


def whole_opening(text: str) -> str:
    """`text` without the blank lines around it, or "" where it is no paragraph."""
    bare = text.strip()
    rows = bare.split("\n")
    if any(headings(rows)) or any(row.strip() == "***" for row in rows):
        return ""
    return bare


def in_order(sheet: Sheet) -> Iterator[SheetEntry]:
    """As an editor reads them: an opening before the first item of its category."""
    waiting = {(e.section, e.category): e for e in openings(sheet)}
    for entry in items(sheet):
        if opening := waiting.pop((entry.section, entry.category), None):
            yield opening
        yield entry
    yield from waiting.values()


def _place(row: Opening, leads: Leads) -> Place | None:
    if row.section:
        return row.section, row.category
    return next((place for place, text in leads.items() if text == row.text), None)


def _wanted(
    here: Sheet, leads: Leads, statuses: Statuses, typed: Status
) -> Iterator[SheetEntry]:
    """Where its category stands nowhere, an opening waits for it as it is."""
    free = {place: text for place, text in leads.items() if place[1] and text}
    for entry in here:
        free.pop((entry.section, entry.category), None)
    yield from _known(here, leads, free, statuses)
    taken = {entry.id for entry in here}
    for place, text in free.items():
        name = opening_id(*place)
        while name in taken:
            name += "-2"
        yield SheetEntry(
            id=name,
            kind="opening",
            section=place[0],
            category=place[1],
            status=typed,
            text=text,
            generated="",
        )


def _known(
    here: Sheet, leads: Leads, free: dict[Place, str], statuses: Statuses
) -> Iterator[SheetEntry]:
    """Takes out of `free` what belongs to a category that has another name now."""
    for entry in here:
        place: Place = (entry.section, entry.category)
        text = leads.get(place)
        if text is None:
            place = next((p for p, one in free.items() if one == entry.text), place)
            text = free.pop(place, None)
        if text:
            yield seen(entry, Piece(*place, text), statuses)
        elif text is None:
            status = statuses.get(entry.id, entry.status)
            yield entry.model_copy(update={"status": status})
        elif left := gone(entry, statuses):
            yield left
