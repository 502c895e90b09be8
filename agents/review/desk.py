"""The files of one draft under review: read, merged and written, nothing lost."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agents.domain.review import Opening, Review, ReviewItem
from agents.domain.utf8 import utf8
from agents.errors import OutputError
from agents.messages.said import said
from agents.review.decisions import Decision
from agents.review.files import Files
from agents.review.leads import differs, printed_leads
from agents.review.log import Log
from agents.review.manuscript import Manuscript, Piece, compose, split
from agents.review.merge import steps
from agents.review.project import agrees, dumped, project
from agents.review.remarks import RowUpdate, with_updated_row
from agents.review.sheet import (
    Change,
    Refused,
    Sheet,
    apply,
    find,
    grouped,
    items,
)
from agents.review.taking_in import TakenIn, drafted, taken_in
from agents.review.versions import Written, adopted, first_version, keep_version
from agents.store.drafts import ISSUE, MODEL, REVIEW

LOG = "decisions.jsonl"
_TRIES = 5  # a text editor saved in just that moment; it cannot win for ever


class Stale(Refused):
    """Someone changed the item since it was read; `current` is its text now."""

    def __init__(self, current: str) -> None:
        super().__init__("这一条在别处改过了；两个版本都在，请选一个")
        self.current = current


class _Moved(Exception):  # noqa: N818  # a signal between two functions
    """issue.md or review.json changed between reading and writing."""


@dataclass(frozen=True)
class Snapshot:
    """What lies on the desk now."""

    sheet: Sheet
    review: Review
    manuscript: Manuscript
    issue: str
    model: dict[str, str]  # the model's version of each item, by id
    folder: Path


@dataclass(frozen=True)
class _Found:
    """The files as they were read, and the sheet that they tell."""

    issue_bytes: bytes
    review_bytes: bytes
    text: str
    manuscript: Manuscript
    review: Review
    model: dict[str, str]
    taken: TakenIn


class Desk:
    """The review of the draft in `folder`; `clock` gives the log its times."""

    def __init__(self, folder: Path, clock: Callable[[], str]) -> None:
        self.folder = folder
        self._clock = clock
        self._log = Log(folder / LOG)
        self._files = Files(folder)

    def look(self) -> Snapshot:
        """The draft as the files have it now; edits made elsewhere are taken in."""
        return self._work(None)

    def seen(self) -> Snapshot:
        """What `look` would show; nothing is written."""
        with self._files.locked():
            found = self._found()
        sheet = found.taken.sheet
        review = project(found.review, sheet)
        return Snapshot(
            sheet, review, found.manuscript, found.text, found.model, self.folder
        )

    def decide(
        self,
        decision: Decision,
        item: str = "",
        base: str = "",
        version: Written | None = None,
        by: str = "",
    ) -> Snapshot:
        """Make one decision; `base` is the sha256 of the text it was made about.

        `version` is the row, with its `text`, of what is taken in, `by` the editor's
        name. Raises Stale if the item reads otherwise now, and Refused with the reason.
        """

        def checked(sheet: Sheet) -> Change:
            if base and (entry := find(sheet, item)[1]).sha256 != base:
                raise Stale(entry.text)
            return decision(sheet)

        return self._work(checked, version, by)

    def changes(self) -> list[Change]:
        return self._log.changes()

    def keep_version(self, item: str, version: Written, instruction: str) -> None:
        """Put a new text of the model beside the item; the item stays as it is."""

        def with_version(review: Review) -> Review:
            drafted, now = self._model(review).get(item, ""), self._clock()

            def kept(row: ReviewItem) -> ReviewItem:
                if row.id != item:
                    return row
                if row.unwritten:
                    return first_version(row, version, now)
                return keep_version(row, drafted, version, instruction, now)

            return review.model_copy(update={"items": tuple(map(kept, review.items))})

        self.update_review(with_version)

    def update_row(self, item: str, update: RowUpdate) -> Snapshot:
        """Write down what an editor says of an item: no decision, nothing to undo."""
        find(self.look().sheet, item)
        self.update_review(lambda review: with_updated_row(review, item, update))
        return self.look()

    def update_review(self, update: Callable[[Review], Review]) -> None:
        """Change what `review.json` says beside the decisions."""
        with self._files.locked():
            content = self._files.read(REVIEW)
            new = dumped(update(self._files.parsed(content)))
            if new != content:
                self._files.write(REVIEW, new)

    def now(self) -> str:
        return self._clock()

    def stash(self, item: str, text: str | None) -> None:
        """Keep typing that is no whole item yet; None drops it."""
        with self._files.locked():
            self._files.stash(item, text)

    def stashed(self) -> dict[str, str]:
        return self._files.stashed()

    def _work(
        self, decision: Decision | None, version: Written | None = None, by: str = ""
    ) -> Snapshot:
        for _ in range(_TRIES):
            with self._files.locked():
                try:
                    return self._once(decision, version, by)
                except _Moved:
                    continue
        raise OutputError(
            said(
                "{file} changes all the time; close what is writing it",
                file=self.folder / ISSUE,
            )
        )

    def _once(
        self, decision: Decision | None, version: Written | None, by: str
    ) -> Snapshot:
        found = self._found()
        changes, sheet = found.taken.changes, found.taken.sheet
        refusal: Refused | None = None
        if decision is not None:
            try:
                change = adopted(decision(sheet), found.taken.known)
                sheet = apply(sheet, change)
                changes = [*changes, *([] if change.idle else [change])]
                changes += steps(sheet, grouped(sheet), "group")
                sheet = grouped(sheet)
            except Refused as error:
                refusal, version = error, None  # what happened outside is written down
        text, review = found.text, found.review
        if changes or not _agrees(review, sheet):
            text, review = self._keep(found, sheet, version)
        if changes:
            self._log.append(found.taken.began, changes, self._clock(), by)
        if refusal is not None:
            raise refusal
        return Snapshot(sheet, review, split(text), text, found.model, self.folder)

    def _found(self) -> _Found:
        issue_bytes, review_bytes = self._files.read(ISSUE), self._files.read(REVIEW)
        text = utf8(issue_bytes, self.folder / ISSUE)
        review = self._files.parsed(review_bytes)
        manuscript, model = split(text), self._model(review)
        taken = taken_in(review, model, self._log.sheet(), manuscript)
        return _Found(issue_bytes, review_bytes, text, manuscript, review, model, taken)

    def _model(self, review: Review) -> dict[str, str]:
        return drafted(review, utf8(self._files.read(MODEL), self.folder / MODEL))

    def _keep(
        self, found: _Found, sheet: Sheet, version: Written | None
    ) -> tuple[str, Review]:
        """Write issue.md, then review.json.

        The log comes last: whatever a crash leaves out of it is seen again as a
        change from outside.
        """
        review, text, was = found.review, found.text, found.manuscript
        pieces, leads = printed(sheet), printed_leads(sheet, was.leads)
        if pieces != was.pieces or differs(leads, was.leads, pieces):
            text = compose(was.head, leads, pieces)
        if version is not None:
            new_row = first_version(None, version, self._clock())
            review = review.model_copy(update={"items": (*review.items, new_row)})
        review = project(review, sheet)
        here = self._files.read(ISSUE), self._files.read(REVIEW)
        if here != (found.issue_bytes, found.review_bytes):
            raise _Moved
        if text.encode() != found.issue_bytes:
            self._files.write(ISSUE, text.encode())
        if (new := dumped(review)) != found.review_bytes:
            self._files.write(REVIEW, new)
        self._files.knows(new, review)
        return text, review


def printed(sheet: Sheet) -> tuple[Piece, ...]:
    """What issue.md holds of it."""
    here = (entry for entry in items(sheet) if entry.cut is None)
    return tuple(Piece(e.section, e.category, e.text) for e in here)


def _agrees(review: Review, sheet: Sheet) -> bool:
    rows: dict[str, ReviewItem | Opening] = {**review.rows}
    rows |= {row.id: row for row in review.openings}
    return all(e.id in rows and agrees(rows[e.id], e) for e in sheet)
