"""What the linter says of one item, or of one opening."""

from collections.abc import Iterable
from functools import lru_cache

from agents.formatter.lint import Context, ItemEvidence, lint
from agents.formatter.lint.finding import Finding
from agents.messages.said import spoken
from agents.review.desk import Snapshot
from agents.review.json_object import JsonObject
from agents.review.manuscript import Piece, compose
from agents.review.proof import licences, proof_of, unproven
from agents.review.sheet import SheetEntry, items

Stated = tuple[tuple[str, str], ...]  # each picture's file, and its licence


def findings(
    snapshot: Snapshot, entry: SheetEntry, text: str | None = None
) -> list[JsonObject]:
    """With `text` in place of its own.

    It is linted in an issue of its own: a whole one takes 100 ms at 60 items. What
    concerns two items at once is left to `check` and to publishing.
    """
    here = text or entry.text
    found = _opening(snapshot, entry, here) if entry.kind == "opening" else ()
    if entry.kind == "item":
        piece = Piece(entry.section, entry.category, here)
        was = snapshot.manuscript
        issue = compose(was.head, was.leads, [piece])
        row = snapshot.review.rows.get(entry.id)
        proof = proof_of(snapshot, entry, row)
        stated = licences([row] if row else [])
        known = _linted(issue, piece.heading, proof, tuple(stated.items()))
        # By its lines: below a heading that has no place there they are no item's.
        first = issue.count("\n", 0, issue.rindex(piece.text)) + 1
        found = _within(known, first, piece.text)
    return [_shown(one) for one in found]


def _shown(found: Finding) -> JsonObject:
    return {
        "rule": found.rule,
        "level": found.level,
        "message": found.message,
        "mend": found.mend,
    }


def _opening(snapshot: Snapshot, entry: SheetEntry, text: str) -> tuple[Finding, ...]:
    """Those of its own lines, below the heading of its category."""
    place = entry.section, entry.category
    own = (e for e in items(snapshot.sheet) if (e.section, e.category) == place)
    piece = next((Piece(*place, e.text) for e in own), None)
    if piece is None:
        return ()
    without = compose(snapshot.manuscript.head, {}, [piece])
    issue = compose(snapshot.manuscript.head, {place: text}, [piece])
    first = next(
        n
        for n, (row, other) in enumerate(
            zip(issue.split("\n"), without.split("\n"), strict=False), start=1
        )
        if row != other
    )
    return _within(_linted(issue), first, text)


def _within(found: Iterable[Finding], first: int, text: str) -> tuple[Finding, ...]:
    """Those of a text that begins at line `first`."""
    lines = range(first, first + text.count("\n") + 1)
    return tuple(f for f in found if f.line in lines)


def _linted(
    issue: str,
    heading: str = "",
    proof: ItemEvidence | None = None,
    stated: Stated = (),
) -> tuple[Finding, ...]:
    """Of each item at every key pressed: 60 that nobody changed take 1 ms, not 100.

    `proof` bears out the item of this heading, `stated` are its pictures' licences.
    """
    return _found(issue, heading, proof, stated, spoken())


@lru_cache(maxsize=512)
def _found(
    issue: str,
    heading: str,
    proof: ItemEvidence | None,
    stated: Stated,
    _spoken: str,
) -> tuple[Finding, ...]:
    proofs = {heading: proof} if proof else {}
    known = Context(proofs=proofs, unproven=unproven, licences=dict(stated))
    return tuple(lint(issue, known))
