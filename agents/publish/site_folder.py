"""A folder of published pages: written atomically, never over a human's change."""

import json
from collections.abc import Mapping
from pathlib import Path

from agents.domain.foreign import document
from agents.errors import OutputError, writing_to
from agents.messages.said import cause, said
from agents.store.drafts import digest, write_atomic

LEDGER = ".published.json"  # what we wrote: {path: [sha256, …]}, the last one last
_KEPT = 5
Files = Mapping[str, bytes]  # by path in the folder


class SiteFolder:
    """The site's folder, or the archive. Raises OutputError naming the path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ledger = self._read_ledger()

    def foreign(self, files: Files) -> list[str]:
        """The paths where something stands that we did not write."""
        return [
            name
            for name, content in files.items()
            if (there := self._there(name)) is not None
            and there != content
            and digest(there) not in self._ledger.get(name, [])
        ]

    def write(self, files: Files) -> list[str]:
        """Those that differ, in the given order; the paths that changed.

        The ledger is written first: a crash in between leaves a page that is known
        as ours, whichever of the two versions it is.
        """
        changed = [name for name, new in files.items() if self._there(name) != new]
        self._note(files)
        for name in changed:
            self._write(self._folder / name, files[name])
        return changed

    def beside(self, name: str, content: bytes) -> Path:
        """Keep `content` next to a page that is not ours; no site builds a .new."""
        file = self._folder / f"{name}.new"
        self._write(file, content)
        return file

    def _note(self, files: Files) -> None:
        for name, content in files.items():
            now = digest(content)
            before = [one for one in self._ledger.get(name, []) if one != now]
            self._ledger[name] = [*before, now][-_KEPT:]
        text = json.dumps(self._ledger, indent=1, sort_keys=True, ensure_ascii=False)
        content = f"{text}\n".encode()
        if self._there(LEDGER) != content:
            self._write(self._folder / LEDGER, content)

    def _read_ledger(self) -> dict[str, list[str]]:
        """One that cannot be read counts as none: then nothing there is ours."""
        content = self._there(LEDGER)
        try:
            loaded = document(content or b"{}")
            return {str(name): [*map(str, known)] for name, known in loaded.items()}
        except (ValueError, AttributeError, TypeError):
            return {}

    def _there(self, name: str) -> bytes | None:
        file = self._folder / name
        try:
            return file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OutputError(
                said("{file} cannot be read: {cause}", file=file, cause=cause(error))
            ) from error

    def _write(self, file: Path, content: bytes) -> None:
        with writing_to(
            file, said("what was there is intact; free the disk or choose --to")
        ):
            write_atomic(file, content)
