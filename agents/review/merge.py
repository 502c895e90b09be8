"""What happened to the files outside of the desk, told item by item."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from agents.review.manuscript import Piece
from agents.review.sheet import (
    Change,
    Entry,
    Sheet,
    Status,
    apply,
    approved,
    digest,
    grouped,
)

_ALIKE = 0.5  # share of common text from which a renamed item is still the same


def outside(
    sheet: Sheet,
    pieces: tuple[Piece, ...],
    statuses: Mapping[str, Status],
    ids: Mapping[str, str],
) -> list[Change]:
    """The changes that lead from the desk's last sheet to what the files say.

    `statuses` is by id what review.json says; `ids` the ids of items that left the
    desk, by heading, so that one who returns is the same.
    """
    pairs = _pairs(sheet, pieces)
    changes: list[Change] = []
    now = sheet
    kept = set(pairs.values())
    for entry in sheet:
        if entry.id not in kept:
            change = _gone(now, entry)
            changes.append(change)
            now = apply(now, change)
    wanted = _wanted(sheet, pieces, pairs, statuses, ids)
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


def _gone(now: Sheet, entry: Entry) -> Change:
    place = now.index(entry)
    return Change(
        kind="removed",
        item=entry.id,
        before=entry,
        after=None,
        was=place,
        at=None,
        outside=True,
    )


def _wanted(
    sheet: Sheet,
    pieces: tuple[Piece, ...],
    pairs: Mapping[int, str],
    statuses: Mapping[str, Status],
    ids: Mapping[str, str],
) -> Sheet:
    """The sheet that the files describe."""
    known = {entry.id: entry for entry in sheet}
    taken = set(known)
    found = []
    for n, piece in enumerate(pieces):
        if n in pairs:
            found.append(_seen(known[pairs[n]], piece, statuses))
            continue
        name = ids.get(piece.heading) or f"hand-{digest(piece.text)[:12]}"
        while name in taken:
            name += "-2"
        taken.add(name)
        found.append(
            Entry(
                id=name,
                section=piece.section,
                category=piece.category,
                status="edited",  # whoever writes an item wants it
                text=piece.text,
                generated="",
            )
        )
    return grouped(found)


def _seen(entry: Entry, piece: Piece, statuses: Mapping[str, Status]) -> Entry:
    status = statuses.get(entry.id, entry.status)
    if piece.text != entry.text and status in ("pending", "accepted", "edited"):
        status = approved(piece.text, entry.generated)
    return entry.model_copy(
        update={
            "section": piece.section,
            "category": piece.category,
            "text": piece.text,
            "status": status,
        }
    )


def _pairs(sheet: Sheet, pieces: tuple[Piece, ...]) -> dict[int, str]:
    """Which piece is which item: by text, by heading, then the most alike."""
    pairs: dict[int, str] = {}
    for same in (_same_text, _same_heading, _alike):
        free = [entry for entry in sheet if entry.id not in pairs.values()]
        for n, piece in enumerate(pieces):
            if n in pairs:
                continue
            match = next((e for e in free if same(e, piece)), None)
            if match is not None:
                pairs[n] = match.id
                free.remove(match)
    return pairs


def _same_text(entry: Entry, piece: Piece) -> bool:
    return entry.text == piece.text


def _same_heading(entry: Entry, piece: Piece) -> bool:
    return entry.heading == piece.heading


def _alike(entry: Entry, piece: Piece) -> bool:
    a, b = entry.text.partition("\n")[2], piece.text.partition("\n")[2]
    return SequenceMatcher(None, a, b, autojunk=False).ratio() > _ALIKE
