"""The sheet as the files of a draft tell it, before anything else is decided. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agents.domain.review import Review
from agents.review import leads
from agents.review.manuscript import Manuscript, split
from agents.review.merge import outside, steps
from agents.review.sheet import (
    CUT_BEFORE,
    Change,
    Sheet,
    SheetEntry,
    digest,
    grouped,
    replay,
)
from agents.review.versions import adopted

Known = Mapping[str, frozenset[str]]  # of each item the texts that a model wrote


@dataclass(frozen=True)
class TakenIn:
    """`began` opens a new log; `changes` were made outside since the last line."""

    began: Sheet | None
    changes: list[Change]
    sheet: Sheet  # after them
    known: Known


def taken_in(
    review: Review, model: dict[str, str], logged: Sheet | None, manuscript: Manuscript
) -> TakenIn:
    """Every row of `review.json` is on the sheet, and every item of the manuscript."""
    began, last = _last(review, model, manuscript, logged)
    here = {entry.id for entry in last}
    entries = _entries(review, model, manuscript)
    missing = [entry for entry in entries if entry.id not in here]
    changes = steps(last, grouped([*last, *missing])) if missing else []
    sheet = replay(last, changes)
    known = _known(review)
    statuses = {row.id: row.status for row in review.items}
    statuses |= {row.id: row.status for row in review.openings if row.status}
    seen = outside(sheet, manuscript.pieces, statuses)
    changes += [adopted(change, known) for change in seen]
    changes += leads.outside(replay(last, changes), manuscript.leads, statuses, review)
    return TakenIn(began, changes, replay(last, changes), known)


def drafted(review: Review, model: str) -> dict[str, str]:
    """The model's version of each item by id; `model` is the text of model.md.

    What was taken in later has its first one in its row.
    """
    by_sha = {digest(piece.text): piece.text for piece in split(model).pieces}
    taken_in = {row.id: row.versions[0].text for row in review.items if row.versions}
    return taken_in | {
        row.id: by_sha[sha] for row in review.items for sha in row.shas if sha in by_sha
    }


def _last(
    review: Review,
    model: dict[str, str],
    manuscript: Manuscript,
    logged: Sheet | None,
) -> tuple[Sheet | None, Sheet]:
    """What to open the log with, if it is new, and the desk's last sheet."""
    known = {name: ("", *shas) for name, shas in _known(review).items()}
    # A draft that was all undone may be drafted anew: that is another review.
    if logged is not None and all(
        entry.generated in known.get(entry.id, ("",)) for entry in logged
    ):
        return None, logged
    first = grouped(_entries(review, model, manuscript))
    return first, first


def _known(review: Review) -> dict[str, frozenset[str]]:
    known = {row.id: row.shas for row in review.items}
    return known | {row.id: frozenset({digest(row.text)}) for row in review.openings}


def _entries(
    review: Review, model: dict[str, str], manuscript: Manuscript
) -> Iterator[SheetEntry]:
    """As drafted; of a text that is nowhere its heading is known."""
    for row in review.items:
        yield SheetEntry(
            id=row.id,
            section=row.section,
            category=row.category,
            status=row.status,
            text=model.get(row.id, f"### {row.heading}\n"),
            generated="" if row.id.startswith("hand-") else row.sha256,
            reason=row.reason,
            cut="pending" if row.reason == CUT_BEFORE else None,
        )
    yield from leads.drafted_openings(review, manuscript.leads)
