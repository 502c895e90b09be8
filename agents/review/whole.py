"""The whole issue as its page will be, and what of it nobody has decided: 整期预览."""

import re
from collections.abc import Iterator
from html import escape

from agents.domain.front_matter import front, rows_of
from agents.domain.review import DROPPED
from agents.domain.words import SECTIONS
from agents.formatter.layout import SECTION_HEADINGS
from agents.review.desk import Snapshot
from agents.review.json_object import JsonObject
from agents.review.leads import in_order
from agents.review.linted import findings
from agents.review.rendering import site_html
from agents.review.sheet import SheetEntry

_TITLE = re.compile(r'title: "(.*)"')


def intro(snapshot: Snapshot) -> JsonObject:
    """What the issue begins with, below its front matter."""
    rows = rows_of(snapshot.manuscript.head)
    found = front(rows)
    text = "\n".join(rows[found.body if found else 0 :]).strip("\n")
    return {"text": text, "html": site_html(text)}


def whole(snapshot: Snapshot) -> JsonObject:
    """Nothing that is rejected or held; what is undecided is there, and says so."""
    entries = printed_entries(snapshot)
    waiting = waiting_entries(snapshot)
    shown = {entry.id for entry in (*entries, *waiting)}
    return {
        "title": _title(snapshot),
        "html": "\n".join(_parts(snapshot, entries)),
        "waiting": [_line(entry) for entry in waiting],
        "left_out": [_line(e) for e in in_order(snapshot.sheet) if e.id not in shown],
        "lint": _findings(snapshot, entries),
    }


def printed_entries(snapshot: Snapshot) -> list[SheetEntry]:
    """What the page has, in its order."""
    return [entry for entry in in_order(snapshot.sheet) if _printed(snapshot, entry)]


def waiting_entries(snapshot: Snapshot) -> list[SheetEntry]:
    """What publishing waits for: also for what was cut out, for no idle opening."""
    return [entry for entry in in_order(snapshot.sheet) if _waits(snapshot, entry)]


def _line(entry: SheetEntry) -> JsonObject:
    return {"id": entry.id, "heading": entry.heading}


def _waits(snapshot: Snapshot, entry: SheetEntry) -> bool:
    row = next((row for row in snapshot.review.openings if row.id == entry.id), None)
    return entry.status == "pending" and not (row and snapshot.review.idle(row))


def _printed(snapshot: Snapshot, entry: SheetEntry) -> bool:
    if entry.status in DROPPED or entry.cut is not None:
        return False
    review = snapshot.review
    if entry.kind == "item":
        return True
    row = next((row for row in review.openings if row.id == entry.id), None)
    return row is None or not (review.stale(row) or review.idle(row))


def _parts(snapshot: Snapshot, entries: list[SheetEntry]) -> Iterator[str]:
    yield _part("intro", "", str(intro(snapshot)["html"]))
    for section in SECTIONS:
        heading = f"<h2>{escape(SECTION_HEADINGS[section])}</h2>"
        yield _part("section", section, heading)
        category = ""
        for entry in (entry for entry in entries if entry.section == section):
            if entry.category != category:
                category = entry.category
                yield _part("category", section, f"<h2>{escape(category)}</h2>")
            yield _part(entry.kind, entry.id, site_html(entry.text), entry.status)


def _part(kind: str, name: str, html: str, status: str = "") -> str:
    attribute = f' data-status="{status}"' if status else ""
    return (
        f'<section class="part" data-kind="{kind}" data-id="{escape(name)}"{attribute}>'
        f"\n{html}</section>"
    )


def _title(snapshot: Snapshot) -> str:
    rows = map(_TITLE.fullmatch, snapshot.manuscript.head.split("\n"))
    return next((found[1] for found in rows if found), snapshot.review.issue)


def _findings(snapshot: Snapshot, entries: list[SheetEntry]) -> list[JsonObject]:
    """What blocks; what concerns two items at once is left to publishing."""
    return [
        found | {"item": entry.id}
        for entry in entries
        for found in findings(snapshot, entry)
        if found["level"] == "E"
    ]
