"""The files of one draft under review: read, merged and written, nothing lost."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agents.domain.foreign import document
from agents.domain.utf8 import utf8
from agents.errors import OutputError, SettingsError
from agents.review.decisions import Decision
from agents.review.log import Log
from agents.review.manuscript import Manuscript, Piece, compose, split
from agents.review.merge import steps
from agents.review.project import dumped, project, tells
from agents.review.sheet import Change, Refused, Sheet, apply, find, grouped
from agents.review.taking_in import TakenIn, drafted, taken_in
from agents.review.versions import adopted, first_version, keep_version
from agents.store.drafts import ISSUE, MODEL, REVIEW, write_atomic

Json = dict[str, Any]
LOG, STASH = "decisions.jsonl", "unsaved.json"
_TRIES = 5  # a text editor saved in just that moment; it cannot win for ever


class Stale(Refused):
    """Someone changed the item since it was read; `current` is its text now."""

    def __init__(self, current: str) -> None:
        super().__init__("这一条在别处改过了；两个版本都在，请选一个")
        self.current = current


class _Moved(Exception):  # noqa: N818  # a signal between two functions
    """issue.md or review.json changed between reading and writing."""


@dataclass(frozen=True)
class Sight:
    """What lies on the desk now."""

    sheet: Sheet
    review: Json
    manuscript: Manuscript
    issue: str
    model: dict[str, str]  # the model's version of each item, by id
    folder: Path


@dataclass(frozen=True)
class _Found:
    """The files as they were read, and the sheet that they tell."""

    issue: bytes
    review: bytes
    text: str
    manuscript: Manuscript
    told: Json
    model: dict[str, str]
    taken: TakenIn


class Desk:
    """The review of the draft in `folder`; `clock` gives the log its times."""

    def __init__(self, folder: Path, clock: Callable[[], str]) -> None:
        self.folder = folder
        self._clock = clock
        self._log = Log(folder / LOG)
        self._known: tuple[bytes, Json] = (b"", {})  # review.json as read last

    def look(self) -> Sight:
        """The draft as the files have it now; edits made elsewhere are taken in."""
        return self._work(None)

    def seen(self) -> Sight:
        """What `look` would show; nothing is written."""
        with self._locked():
            found = self._found()
        told = document(found.review)  # the one that is known stays as it was read
        sheet = found.taken.sheet
        project(told, sheet)
        return Sight(
            sheet, told, found.manuscript, found.text, found.model, self.folder
        )

    def decide(
        self,
        decision: Decision,
        item: str = "",
        base: str = "",
        version: Json | None = None,
    ) -> Sight:
        """Make one decision; `base` is the sha256 of the text it was made about.

        `version` is the row, with its `text`, of what is taken in. Raises Stale if the
        item reads otherwise now, and Refused with the reason.
        """

        def checked(sheet: Sheet) -> Change:
            if base and (entry := find(sheet, item)[1]).sha256 != base:
                raise Stale(entry.text)
            return decision(sheet)

        return self._work(checked, version)

    def changes(self) -> list[Change]:
        return self._log.changes()

    def keep_version(self, item: str, version: Json, wish: str) -> None:
        """Put a new text of the model beside the item; the item stays as it is."""
        with self._locked():
            told = document(self._read(REVIEW))
            drafted = self._model(told).get(item, "")
            for row in told["items"]:
                if row["id"] == item and row.get("unwritten"):
                    row.update(first_version(row, version, self._clock()))
                elif row["id"] == item:
                    keep_version(row, drafted, version, wish, self._clock())
            self._write(REVIEW, dumped(told))

    def stash(self, item: str, text: str | None) -> None:
        """Keep typing that is no whole item yet; None drops it."""
        with self._locked():
            kept = self.stashed()
            if text is None and item not in kept:
                return
            rest = {name: old for name, old in kept.items() if name != item}
            now = rest if text is None else rest | {item: text}
            self._write(STASH, json.dumps(now, ensure_ascii=False).encode())

    def stashed(self) -> dict[str, str]:
        file = self.folder / STASH
        return document(file.read_bytes()) if file.exists() else {}

    def _work(self, decision: Decision | None, version: Json | None = None) -> Sight:
        for _ in range(_TRIES):
            with self._locked():
                try:
                    return self._once(decision, version)
                except _Moved:
                    continue
        raise OutputError(
            f"{self.folder / ISSUE} changes all the time; close what is writing it"
        )

    def _once(self, decision: Decision | None, version: Json | None) -> Sight:
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
        text = found.text
        if changes or not _tell(found.told, sheet):
            text = self._keep(found, sheet, version)
        if changes:
            self._log.append(found.taken.began, changes, self._clock())
        if refusal is not None:
            raise refusal
        return Sight(sheet, found.told, split(text), text, found.model, self.folder)

    def _found(self) -> "_Found":
        issue, review = self._read(ISSUE), self._read(REVIEW)
        text, told = utf8(issue, self.folder / ISSUE), self._parsed(review)
        manuscript, model = split(text), self._model(told)
        taken = taken_in(told, model, self._log.sheet(), manuscript)
        return _Found(issue, review, text, manuscript, told, model, taken)

    def _model(self, told: Json) -> dict[str, str]:
        return drafted(told, utf8(self._read(MODEL), self.folder / MODEL))

    def _keep(self, found: "_Found", sheet: Sheet, version: Json | None) -> str:
        """Write issue.md, then review.json.

        The log comes last: whatever a crash leaves out of it is seen again as a
        change from outside.
        """
        issue, review, told = found.issue, found.review, found.told
        text, was = found.text, found.manuscript
        pieces = printed(sheet)
        if pieces != was.pieces:
            text = compose(was.head, was.leads, pieces)
        self._known = b"", {}  # what is projected and not yet written is nobody's
        if version is not None:
            told["items"].append(first_version({}, version, self._clock()))
        project(told, sheet)
        if (self._read(ISSUE), self._read(REVIEW)) != (issue, review):
            raise _Moved
        if text.encode() != issue:
            self._write(ISSUE, text.encode())
        if (new := dumped(told)) != review:
            self._write(REVIEW, new)
        self._known = new, told
        return text

    def _parsed(self, review: bytes) -> Json:
        """Parsed once for each content: 60 items take 5 ms, at every key pressed."""
        if review != self._known[0]:
            text = utf8(review, self.folder / REVIEW).removeprefix("\ufeff")
            self._known = review, document(text.encode())
        return self._known[1]

    def _read(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise SettingsError(
                f"{self.folder / name} cannot be read: {error.strerror};"
                " draft the issue first"
            ) from error

    def _write(self, name: str, content: bytes) -> None:
        try:
            write_atomic(self.folder / name, content)
        except OSError as error:
            raise OutputError(
                f"{self.folder / name} cannot be written: {error.strerror};"
                " what was there is intact; free the disk"
            ) from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One process of ours at a time; the kernel frees it however one dies."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def printed(sheet: Sheet) -> tuple[Piece, ...]:
    """What issue.md holds of it."""
    return tuple(Piece(e.section, e.category, e.text) for e in sheet if e.cut is None)


def _tell(told: Json, sheet: Sheet) -> bool:
    rows = {row["id"]: row for row in told["items"]}
    return all(e.id in rows and tells(rows[e.id], e) for e in sheet)
