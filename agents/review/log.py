"""`decisions.jsonl`: every decision, appended and never changed."""

import json
import os
from pathlib import Path

from pydantic import ValidationError

from agents.domain.foreign import document
from agents.errors import writing_to
from agents.messages.said import said
from agents.review.sheet import Change, Sheet, SheetEntry, replay


class Log:
    """Its first line is the sheet that the review began with, or began anew with."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read: tuple[bytes, Sheet | None, list[Change]] = (b"", None, [])

    def sheet(self) -> Sheet | None:
        """The desk after the last line, None before the first."""
        return self._lines()[1]

    def changes(self) -> list[Change]:
        return self._lines()[2]

    def append(
        self, opened: Sheet | None, changes: list[Change], time: str, by: str = ""
    ) -> None:
        """`by` is whose decision it was; what was done outside is nobody's."""
        rows = [] if opened is None else [_opening(opened, time)]
        rows += [
            change.model_copy(
                update={"time": time, "by": "" if change.outside else by}
            ).model_dump_json()
            for change in changes
        ]
        torn = b"" if self._bytes().endswith((b"\n",)) or not self._bytes() else b"\n"
        way_out = said("free the disk")
        with writing_to(self._file, way_out), self._file.open("ab") as stream:
            stream.write(torn + "".join(f"{row}\n" for row in rows).encode())
            stream.flush()
            os.fsync(stream.fileno())

    def _lines(self) -> tuple[bytes, Sheet | None, list[Change]]:
        content = self._bytes()
        if content != self._read[0]:
            known, sheet, changes = self._read
            if not content.startswith(known) or not known.endswith(b"\n"):
                known, sheet, changes = b"", None, []
            opened, more = _parsed(content[len(known) :])
            if opened is not None:
                changes = []
            start = sheet if opened is None else opened
            now = None if start is None else replay(start, more)
            self._read = (content, now, [*changes, *more])
        return self._read

    def _bytes(self) -> bytes:
        try:
            return self._file.read_bytes()
        except FileNotFoundError:
            return b""


def _opening(sheet: Sheet, time: str) -> str:
    entries = [entry.model_dump() for entry in sheet]
    row = {"kind": "open", "time": time, "entries": entries}
    return json.dumps(row, ensure_ascii=False)


def _parsed(content: bytes) -> tuple[Sheet | None, list[Change]]:
    """A torn line is left out: its effect is in the files, and is seen there."""
    opened: Sheet | None = None
    changes: list[Change] = []
    for row in content.splitlines():
        try:
            parsed = document(row)
            if parsed["kind"] == "open":
                opened = tuple(SheetEntry.model_validate(e) for e in parsed["entries"])
                changes = []
            else:
                changes.append(Change.model_validate(parsed))
        except (ValueError, ValidationError, KeyError, TypeError):
            continue
    return opened, changes
