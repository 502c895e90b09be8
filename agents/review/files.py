"""The files of one draft: read, locked, and written whole."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from agents.domain.foreign import document
from agents.domain.review import Review
from agents.domain.utf8 import utf8
from agents.errors import SettingsError, writing_to
from agents.messages.foreign import first_fault
from agents.messages.said import said
from agents.settings.text_file import named_bytes
from agents.store.drafts import REVIEW, write_atomic

STASH = "unsaved.json"


class Files:
    """Those of `folder`, the draft's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: tuple[bytes, Review] | None = None  # review.json as read last

    def read(self, name: str) -> bytes:
        return named_bytes(self._folder / name, said("draft the issue first"))

    def write(self, name: str, content: bytes) -> None:
        with writing_to(
            self._folder / name, said("what was there is intact; free the disk")
        ):
            write_atomic(self._folder / name, content)

    def parsed(self, review: bytes) -> Review:
        """Parsed once for each content: 60 items take 5 ms, at every key pressed."""
        if self._known is None or review != self._known[0]:
            file = self._folder / REVIEW
            self._known = review, read_review(file, utf8(review, file))
        return self._known[1]

    def knows(self, content: bytes, review: Review) -> None:
        """What was just written need not be parsed."""
        self._known = content, review

    def stash(self, item: str, text: str | None) -> None:
        kept = self.stashed()
        if text is None and item not in kept:
            return
        rest = {name: old for name, old in kept.items() if name != item}
        now = rest if text is None else rest | {item: text}
        self.write(STASH, json.dumps(now, ensure_ascii=False).encode())

    def stashed(self) -> dict[str, str]:
        file = self._folder / STASH
        return document(file.read_bytes()) if file.exists() else {}

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One process of ours at a time; the kernel frees it however one dies."""
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def read_review(file: Path, text: str) -> Review:
    """Raises SettingsError where `review.json` is none."""
    try:
        parsed = document(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise SettingsError(
            said(
                "{file}: the file is no JSON ({error}); draft it again or mend it",
                file=file,
                error=error,
            )
        ) from error
    try:
        return Review.model_validate(parsed)
    except ValidationError as error:
        place, fault = first_fault(error)
        raise SettingsError(
            said(
                "{file}: {place}: {fault}; draft it again or mend it",
                file=file,
                place=place or said("the file"),
                fault=fault,
            )
        ) from error
