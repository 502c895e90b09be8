"""An edit of a text that someone else changed meanwhile: both, merged by paragraph."""

import itertools
from collections.abc import Iterator

from agents.review.desk import Desk, Stale
from agents.review.difference import difference
from agents.review.json_object import JsonObject
from agents.review.sheet import Change, SheetEntry, digest
from agents.review.three_way import Stretch, merged


def clash(desk: Desk, error: Stale, mine: str, base: str, was: str) -> JsonObject:
    """`base` is the sha256 of what both come from, `was` its text as a page has it."""
    common = known_text(desk, base)
    if not common and digest(was) == base:
        common = was
    found = merged(common, mine, error.current)
    return {
        "error": str(error),
        "current": error.current,
        "sha256": digest(error.current),
        "merge": {
            "text": found.text,
            "clean": found.clean,
            "parts": [_part(part) for part in found.parts],
        },
    }


def known_text(desk: Desk, sha256: str) -> str:
    """A text that an item once had, or ""."""
    snapshot = desk.look()
    entries = itertools.chain(snapshot.sheet, *map(_entries, desk.changes()))
    texts = itertools.chain((e.text for e in entries), snapshot.model.values())
    return next((text for text in texts if digest(text) == sha256), "")


def _entries(change: Change) -> Iterator[SheetEntry]:
    yield from (one for one in (change.before, change.after) if one is not None)
    if change.also:
        yield from _entries(change.also)


def _part(part: Stretch) -> JsonObject:
    if part.kind != "both":
        return {"kind": part.kind, "text": "\n\n".join(part.kept)}
    mine, theirs = "\n\n".join(part.mine), "\n\n".join(part.theirs)
    runs = list(difference(theirs, mine))
    return {"kind": "both", "mine": mine, "theirs": theirs, "difference": runs}
