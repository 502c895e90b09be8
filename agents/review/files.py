"""The files of one draft: read, locked, and written whole."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from agents.domain.foreign import document
from agents.domain.review import Review
from agents.domain.utf8 import utf8
from agents.errors import OutputError, SettingsError
from agents.store.drafts import REVIEW, write_atomic


class Files:
    """Those of `folder`, the draft's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: tuple[bytes, Review] | None = None  # review.json as read last

    def read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise SettingsError(
                f"{self._folder / name} cannot be read: {error.strerror};"
                " draft the issue first"
            ) from error

    def write(self, name: str, content: bytes) -> None:
        try:
            write_atomic(self._folder / name, content)
        except OSError as error:
            raise OutputError(
                f"{self._folder / name} cannot be written: {error.strerror};"
                " what was there is intact; free the disk"
            ) from error

    def parsed(self, review: bytes) -> Review:
        """Parsed once for each content: 60 items take 5 ms, at every key pressed."""
        if self._known is None or review != self._known[0]:
            file = self._folder / REVIEW
            self._known = review, read_review(file, utf8(review, file))
        return self._known[1]

    def knows(self, content: bytes, review: Review) -> None:
        """What was just written need not be parsed."""
        self._known = content, review

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
        told = document(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise SettingsError(
            f"{file}: the file is no JSON ({error}); draft it again or mend it"
        ) from error
    try:
        return Review.model_validate(told)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(step) for step in fault["loc"]) or "the file"
        raise SettingsError(
            f"{file}: {place}: {fault['msg']}; draft it again or mend it"
        ) from error
