"""The draft that is meant: by its id, its folder, or a file in it."""

import difflib
from pathlib import Path

from agents.errors import SettingsError
from agents.messages.said import said
from agents.store.drafts import ISSUE, REVIEW


def draft_folder(out: Path, name: str) -> Path:
    """`2024-09-30`, `drafts/2024-09-30` or a file of that folder.

    An id in `out` comes before a folder of that name elsewhere. Raises SettingsError,
    which names the draft that is spelt most like it.
    """
    there = Path(name)
    own: tuple[Path, ...] = (out / name,) if there.name == name else ()
    for folder in (*own, there, there.parent):
        if any((folder / file).is_file() for file in (REVIEW, ISSUE)):
            return folder if folder.name not in ("", "..") else folder.resolve()
    raise SettingsError(
        said(
            "there is no draft {name!r} in {out}{meant}; name one of its folders, or another --out",
            name=name,
            out=out,
            meant=_meant(out, there.name),
        )
    )


def issue_file(out: Path, name: str) -> Path:
    """A file as it is named, else the issue of the draft that is meant by the name."""
    file = Path(name)
    if file.is_file():
        return file
    own: tuple[Path, ...] = (out / name,) if file.name == name else ()
    for folder in (*own, file):
        if (folder / ISSUE).is_file():
            return folder / ISSUE
    if file.is_dir():
        raise SettingsError(
            said(
                "{file} holds no {issue}; name a file, or a draft",
                file=file,
                issue=ISSUE,
            )
        )
    return file


def _meant(out: Path, name: str) -> str:
    drafts = [file.parent.name for file in out.glob(f"*/{ISSUE}")]
    near = difflib.get_close_matches(name, sorted(drafts), n=1)
    return said(", but {near}", near=near[0]) if near else ""
