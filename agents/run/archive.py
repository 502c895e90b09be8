"""The archive: the published issues, which are the memory of what was shared."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from agents.domain.front_matter import front, rows_of
from agents.domain.issue import Issue
from agents.errors import LayoutError, SettingsError
from agents.formatter.headings import section_named
from agents.messages.said import cause, said
from agents.settings.text_file import named_text
from agents.store.pages import Pages
from agents.unswept import unswept

_NAMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-issue-", re.IGNORECASE)


def read_archive(
    folder: Path, note: Callable[[str], None], pages: Pages | None = None
) -> tuple[Issue, ...]:
    """The published issues, oldest first. No folder is an empty archive.

    A page that `pages` knows is not parsed again.

    Raises SettingsError for what is an issue and cannot be read: without it the
    next one would count, and share, what was shared already.
    """
    with unswept():
        issues = list(_read(folder, note, pages or Pages()))
    return tuple(sorted(issues, key=lambda issue: (issue.number, issue.cutoff)))


def _read(folder: Path, note: Callable[[str], None], pages: Pages) -> Iterator[Issue]:
    for file in _files(folder):
        text = named_text(file, said("mend it, or move it out of the archive"))
        if not _is_issue(file, text):
            note(
                said(
                    "{file} has no front matter and is not read as an issue", file=file
                )
            )
            continue
        issue = _parsed(file, text, pages)
        if issue.last_session is None:
            note(
                said(
                    "{file} names no sessions; write 第 1 至第 5 期 in its description",
                    file=file,
                )
            )
        yield issue


def _parsed(file: Path, text: str, pages: Pages) -> Issue:
    if known := pages.issue(text):
        return known
    # Most runs know every page, and a reader of Markdown takes its time to load.
    from agents.formatter.parse import parse  # noqa: PLC0415

    try:
        issue = parse(text)
    except LayoutError as error:
        raise SettingsError(
            said(
                "{file}: {error}; mend it, or move it out of the archive",
                file=file,
                error=error,
            )
        ) from error
    pages.add(text, issue)
    return issue


def _files(folder: Path) -> list[Path]:
    """A hidden file is a text editor's."""
    if not folder.exists():
        return []
    try:
        files = sorted(folder.iterdir())
    except OSError as error:
        raise SettingsError(
            said(
                "the archive {folder} cannot be read: {cause}; name a folder with"
                " --archive",
                folder=folder,
                cause=cause(error),
            )
        ) from error
    return [f for f in files if f.suffix == ".md" and not f.name.startswith(".")]


def _is_issue(file: Path, text: str) -> bool:
    """By its front matter, and where that was lost by its name or a section."""
    rows = rows_of(text)
    begins = next((row for row in rows if row.strip("\ufeff").strip()), "")
    return (
        front(rows) is not None
        or begins.removeprefix("\ufeff").startswith("---")
        or _NAMED.match(file.name) is not None
        or any(section_named(row) for row in rows if row.startswith("#"))
    )
