"""The files of one draft under review: read, merged and written, nothing lost."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agents.errors import OutputError, SettingsError
from agents.review.decisions import Decision
from agents.review.log import Log
from agents.review.manuscript import Manuscript, Piece, compose, split
from agents.review.merge import outside, steps
from agents.review.project import dumped, project
from agents.review.sheet import (
    Change,
    Entry,
    Refused,
    Sheet,
    apply,
    digest,
    find,
    grouped,
    replay,
)
from agents.review.versions import adopted, keep_version, shas
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

    def decide(self, decision: Decision, item: str = "", base: str = "") -> Sight:
        """Make one decision; `base` is the sha256 of the text it was made about.

        Raises Stale if the item reads otherwise now, and Refused with the reason.
        """

        def checked(sheet: Sheet) -> Change:
            if base and (entry := find(sheet, item)[1]).sha256 != base:
                raise Stale(entry.text)
            return decision(sheet)

        return self._work(checked)

    def changes(self) -> list[Change]:
        return self._log.changes()

    def keep_version(self, item: str, version: Json, wish: str) -> None:
        """Put a new text of the model beside the item; the item stays as it is."""
        with self._locked():
            told = json.loads(self._read(REVIEW))
            drafted = self._model(told).get(item, "")
            for row in told["items"]:
                if row["id"] == item:
                    keep_version(row, drafted, version, wish, self._clock())
            self._write(REVIEW, dumped(told))

    def stash(self, item: str, text: str | None) -> None:
        """Keep typing that is no whole item yet; None drops it."""
        with self._locked():
            kept = self.stashed()
            if text is None and item not in kept:
                return
            kept.pop(item, None)
            if text is not None:
                kept[item] = text
            self._write(STASH, json.dumps(kept, ensure_ascii=False).encode())

    def stashed(self) -> dict[str, str]:
        file = self.folder / STASH
        return json.loads(file.read_bytes()) if file.exists() else {}

    def _work(self, decision: Decision | None) -> Sight:
        for _ in range(_TRIES):
            with self._locked():
                try:
                    return self._once(decision)
                except _Moved:
                    continue
        raise OutputError(
            f"{self.folder / ISSUE} changes all the time; close what is writing it"
        )

    def _once(self, decision: Decision | None) -> Sight:
        issue, review = self._read(ISSUE), self._read(REVIEW)
        manuscript = split(issue.decode())
        told = self._parsed(review)
        model = self._model(told)
        opened, last = self._last(told, model)
        left = {row["heading"]: row["id"] for row in told["items"]}
        left = {h: name for h, name in left.items() if name not in {e.id for e in last}}
        statuses = {row["id"]: row["status"] for row in told["items"]}
        known = {row["id"]: shas(row) for row in told["items"]}
        seen = outside(last, manuscript.pieces, statuses, left)
        changes = [adopted(change, known) for change in seen]
        sheet = replay(last, changes)
        refusal: Refused | None = None
        if decision is not None:
            try:
                changes = [*changes, adopted(decision(sheet), known)]
                sheet = apply(sheet, changes[-1])
                changes += steps(sheet, grouped(sheet), "group")
                sheet = grouped(sheet)
            except Refused as error:
                refusal = error  # what happened outside is still written down
        text = issue.decode()
        if changes:
            text = self._keep((issue, review), manuscript, told, sheet)
            self._log.append(opened, changes, self._clock())
        if refusal is not None:
            raise refusal
        return Sight(sheet, told, split(text), text, model)

    def _keep(
        self, read: tuple[bytes, bytes], was: Manuscript, told: Json, sheet: Sheet
    ) -> str:
        """Write issue.md, then review.json.

        The log comes last: whatever a crash leaves out of it is seen again as a
        change from outside.
        """
        issue, review = read
        pieces = tuple(Piece(e.section, e.category, e.text) for e in sheet)
        text = issue.decode()
        if pieces != was.pieces:
            text = compose(was.head, was.leads, pieces)
        self._known = b"", {}  # what is projected and not yet written is nobody's
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
            self._known = review, json.loads(review)
        return self._known[1]

    def _last(self, told: Json, model: dict[str, str]) -> tuple[Sheet | None, Sheet]:
        """What to open the log with, if it is new, and the desk's last sheet."""
        replayed = self._log.sheet()
        drafted = {row["id"]: ("", *shas(row)) for row in told["items"]}
        # A draft that was all undone may be drafted anew: that is another review.
        if replayed is not None and all(
            entry.generated in drafted.get(entry.id, ("",)) for entry in replayed
        ):
            return None, replayed
        first = grouped(
            Entry(
                id=row["id"],
                section=row["section"],
                category=row["category"],
                status=row["status"],
                text=model[row["id"]],
                generated=row["sha256"],
                reason=row.get("reason", ""),
            )
            for row in told["items"]
            if row["id"] in model
        )
        return first, first

    def _model(self, told: Json) -> dict[str, str]:
        pieces = split(self._read(MODEL).decode()).pieces
        by_sha = {digest(piece.text): piece.text for piece in pieces}
        return {
            row["id"]: by_sha[sha]
            for row in told["items"]
            for sha in shas(row)
            if sha in by_sha
        }

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
