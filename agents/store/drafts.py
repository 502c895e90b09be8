"""Draft folders on disk: written whole or not at all, a human's edit never lost."""

import datetime as dt
import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from agents.domain.foreign import document
from agents.errors import writing_to
from agents.messages.said import said
from agents.store.leftovers import beside, sweep

ISSUE, MODEL, REVIEW, REPORT = "issue.md", "model.md", "review.json", "report.json"
MATERIAL = "material.json"  # what was read for each item, for writing it again
ERRORS = "errors.log"  # what the program itself got wrong; absent where nothing was
STATIC = "static/"  # where the pictures lie that the issue names
REDRAFT = "issue.redraft{}.md"

_PICTURE = re.compile(r"static/[0-9A-Za-z][0-9A-Za-z._-]*\.(?:png|jpg)")


class Drafts:
    """The folder `--out`. Each draft is `<id>/`; its files are listed in docs/operating.md §6."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, draft_id: str) -> Path:
        return self._folder / draft_id

    def touched(self, draft_id: str) -> bool:
        """Whether a human has edited or decided anything in this draft."""
        folder = self.path(draft_id)
        with _writing(folder):
            issue, model = _read(folder / ISSUE), _read(folder / MODEL)
            if issue is not None and issue != model:
                return True
            review = _read(folder / REVIEW)
            return _decided(review) or any(
                (there := _read(folder / file)) is not None and digest(there) != sha256
                for file, sha256 in _pictures(review).items()
            )

    def keep(self, draft_id: str, files: Mapping[str, bytes]) -> Path:
        """Write a draft and return its `issue.md`, or the redraft.

        In a folder that a human has touched only a redraft is written, beside all
        that is there. Raises OutputError naming the path; what was there is then
        intact.
        """
        folder = self.path(draft_id)
        with _writing(folder):
            if not folder.exists():
                self._create(folder, files)
            elif self.touched(draft_id):
                return _keep_beside(folder, files)
            else:
                stale = {ERRORS, *_pictures(_read(folder / REVIEW))} - files.keys()
                _replace(folder, files)
                for file in stale:
                    (folder / file).unlink(missing_ok=True)
        return folder / ISSUE

    def _create(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / f".{folder.name}.new"
        shutil.rmtree(new, ignore_errors=True)
        try:
            new.mkdir()
            for name, content in files.items():
                write_atomic(new / name, content)
            new.rename(folder)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            raise
        _sync_folder(self._folder)


def write_atomic(file: Path, content: bytes) -> None:
    """Old or new, never half: a temporary file beside it, fsync, rename."""
    with _staged(file, content) as new:
        new.replace(file)
    _sync_folder(file.parent)


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """The files that changed, none before all of them are on the disk."""
    with ExitStack() as stack:
        staged = [
            (stack.enter_context(_staged(folder / name, content)), folder / name)
            for name, content in files.items()
            if _read(folder / name) != content
        ]
        for new, file in staged:
            new.replace(file)
            _sync_folder(file.parent)


def _keep_beside(folder: Path, files: Mapping[str, bytes]) -> Path:
    """As a redraft under a free name: an editor may be at work in an earlier one.

    Its pictures come too, where no file of their name is there, and its errors.
    """
    issue = files[ISSUE]
    if ERRORS in files:
        write_atomic(folder / ERRORS, files[ERRORS])
    for name, content in files.items():
        if name.startswith(STATIC) and _read(folder / name) is None:
            write_atomic(folder / name, content)
    number, file = 1, folder / REDRAFT.format("")
    while (there := _read(file)) not in (None, issue):
        number += 1
        file = folder / REDRAFT.format(f"-{number}")
    if there is None:
        write_atomic(file, issue)
    return file


@contextmanager
def _staged(file: Path, content: bytes) -> Iterator[Path]:
    """The content in a temporary file beside `file`, gone again if not renamed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    sweep(file.parent)
    new = beside(file)
    try:
        with new.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        yield new
    finally:
        new.unlink(missing_ok=True)


def _writing(folder: Path) -> AbstractContextManager[None]:
    way_out = said("what was there is intact; free the disk or choose --out")
    return writing_to(folder, way_out)


def day_of(draft_id: str) -> dt.date | None:
    """The day that a draft has its name of; None where somebody renamed its folder."""
    try:
        return dt.date.fromisoformat(draft_id)
    except ValueError:
        return None


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _pictures(review: bytes | None) -> dict[str, str]:
    """The pictures of the draft that is there: path, and digest as drafted."""
    try:
        items = document(review or b"{}").get("items", [])
        found = {one["file"]: one["sha256"] for i in items for one in i["images"]}
    except (AttributeError, ValueError, KeyError, TypeError):
        return {}
    return {file: sha256 for file, sha256 in found.items() if _PICTURE.fullmatch(file)}


def _decided(review: bytes | None) -> bool:
    """A review that cannot be read counts as touched: it is never overwritten."""
    if review is None:
        return False
    try:
        found = document(review)
        statuses = [item["status"] for item in found["items"]]
        statuses += [one.get("status", "pending") for one in found.get("openings", ())]
        return any(status != "pending" for status in statuses)
    except (AttributeError, ValueError, KeyError, TypeError):
        return True
