"""What happened to the files outside of the desk, told item by item. Pure.

It decides nothing: what was undecided stays so, what was put away too.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from agents.domain.review import Status
from agents.domain.words import SectionName
from agents.review.manuscript import Piece
from agents.review.sheet import (
    CUT_BEFORE,
    Change,
    Sheet,
    SheetEntry,
    apply,
    approved,
    digest,
    grouped,
    items,
    openings,
)
from agents.review.stable_ids import pairs

Statuses = Mapping[str, Status]
Home = tuple[SectionName, str]  # section and category


def outside(sheet: Sheet, pieces: Sequence[Piece], statuses: Statuses) -> list[Change]:
    """The changes that lead from the desk's last sheet to what the files say.

    `statuses` is by id what review.json says.
    """
    found = _wanted(items(sheet), pieces, statuses)
    return towards(sheet, grouped([*found, *openings(sheet)]))


def towards(sheet: Sheet, wanted: Sheet) -> list[Change]:
    """The changes from one sheet to another; what is not there any more goes first."""
    here = {entry.id for entry in wanted}
    changes: list[Change] = []
    now = sheet
    for entry in sheet:
        if entry.id not in here:
            changes.append(_taken_out(now, entry))
            now = apply(now, changes[-1])
    return [*changes, *steps(now, wanted)]


def steps(now: Sheet, wanted: Sheet, kind: str = "outside") -> list[Change]:
    """The changes from one sheet to another that has the same items or more."""
    changes = []
    for at, after in enumerate(wanted):
        place = next((n for n, entry in enumerate(now) if entry.id == after.id), None)
        before = None if place is None else now[place]
        if before != after or place != at:
            change = Change(
                kind=kind,
                item=after.id,
                before=before,
                after=after,
                was=place,
                at=at,
                outside=True,
            )
            changes.append(change)
            now = apply(now, change)
    return changes


def _taken_out(now: Sheet, entry: SheetEntry) -> Change:
    return Change(
        kind="removed",
        item=entry.id,
        before=entry,
        after=None,
        was=now.index(entry),
        at=None,
        outside=True,
    )


def _wanted(
    sheet: Sheet, pieces: Sequence[Piece], statuses: Statuses
) -> Iterator[SheetEntry]:
    """What stands in the file, each followed by what was cut out behind it."""
    which = pairs(sheet, pieces)
    known = {entry.id: entry for entry in sheet}
    homes = {(piece.section, piece.category) for piece in pieces}
    behind, first = _cut_out(sheet, set(which.values()), homes, statuses)
    taken = set(known)
    yield from behind.get("", ())
    for n, piece in enumerate(pieces):
        yield from first.pop((piece.section, piece.category), ())
        if n in which:
            entry = seen(known[which[n]], piece, statuses)
        else:
            entry = _typed(piece, taken)
            taken.add(entry.id)
        yield entry
        yield from behind.get(entry.id, ())


def _cut_out(
    sheet: Sheet, here: set[str], homes: Collection[Home], statuses: Statuses
) -> tuple[dict[str, list[SheetEntry]], dict[Home, list[SheetEntry]]]:
    """What was cut out: by the item before it that stands, and what was first at home.

    The one before it is of its own category, where that still has any; "" for none.
    """
    behind: dict[str, list[SheetEntry]] = {}
    first: dict[Home, list[SheetEntry]] = {}
    last, at_home = "", dict.fromkeys(homes, "")
    for entry in sheet:
        home = (entry.section, entry.category)
        if entry.id in here:
            last = at_home[home] = entry.id
        elif (left := gone(entry, statuses)) is None:
            continue
        elif at_home.get(home) == "":
            first.setdefault(home, []).append(left)
        else:
            behind.setdefault(at_home.get(home, last), []).append(left)
    return behind, first


def gone(entry: SheetEntry, statuses: Statuses) -> SheetEntry | None:
    """Cut out of the text: undecided, unless it was put away; its text is kept.

    What an editor typed in and took out again before anyone decided, or wrote at it,
    is no item.
    """
    status = statuses.get(entry.id, entry.status)
    if status == "pending" and entry.cut is None and _is_as_it_came(entry):
        return None
    approved = status in ("accepted", "edited")
    more = {
        "status": "pending" if approved else status,
        "cut": status if approved else entry.cut or status,
    }
    return entry.model_copy(update=more)


def _is_as_it_came(entry: SheetEntry) -> bool:
    """By a hand, not by a model, and nobody wrote at it since."""
    typed = entry.unwritten or entry.id.startswith(_typed_id(entry.text))
    return not entry.generated and (typed or entry.kind == "opening")


def _typed_id(text: str) -> str:
    return f"hand-{digest(text)[:12]}"


def _typed(piece: Piece, taken: set[str]) -> SheetEntry:
    name = _typed_id(piece.text)
    while name in taken:
        name += "-2"
    return SheetEntry(
        id=name,
        section=piece.section,
        category=piece.category,
        status="pending",
        text=piece.text,
        generated="",
    )


def seen(entry: SheetEntry, piece: Piece, statuses: Statuses) -> SheetEntry:
    """What stands in the text; one that was cut out has its status again."""
    status = statuses.get(entry.id, entry.status)
    reason = entry.reason
    if entry.cut is not None and (status == "pending" or reason == CUT_BEFORE):
        status, reason = entry.cut, ""
    if piece.text != entry.text and status in ("accepted", "edited"):
        status = approved(piece.text, entry.generated)
    return entry.model_copy(
        update={
            "section": piece.section,
            "category": piece.category,
            "text": piece.text,
            "status": status,
            "reason": reason,
            "cut": None,
        }
    )
