"""The index of a recording: one line for each address, and where its body lies."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import httpx
from pydantic import Field

from agents.domain.foreign import document
from agents.domain.words import Noun
from agents.errors import SettingsError
from agents.messages.said import said

SUFFIXES = {
    "application/rss+xml": "xml",
    "application/atom+xml": "atom",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/json": "json",
    "application/feed+json": "json",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "md",
    "text/plain": "txt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
}
SLUG = 60  # characters of an address in a file's name


class ExchangeLine(Noun):
    """One exchange: an answer with its file, or the error that was raised.

    `file` is relative to the index; an empty body has none.
    """

    url: str
    status: int | None = None
    headers: dict[str, str] = Field(default_factory=dict)
    moved: str = ""  # where permanent redirects led
    final_url: str | None = None
    file: str | None = None
    error: str | None = None


def read_index(folder: Path) -> dict[str, ExchangeLine]:
    """The lines by address, the last of each. Raises SettingsError."""
    index = folder / "index.jsonl"
    try:
        rows = index.read_bytes().splitlines()
    except OSError as error:
        raise SettingsError(
            said(
                "{index} cannot be read; name a folder that --record wrote", index=index
            )
        ) from error
    lines = (
        _line(row, folder, said("{path}, line {line}", path=index, line=n))
        for n, row in enumerate(rows, 1)
    )
    return {line.url: line for line in lines}


def _line(row: bytes, folder: Path, place: str) -> ExchangeLine:
    try:
        line = ExchangeLine.model_validate(document(row))
    except ValueError as error:
        raise SettingsError(
            said(
                "{place}: this is no exchange; delete the line or record again",
                place=place,
            )
        ) from error
    if line.file is not None and not _is_inside(line.file, folder):
        raise SettingsError(
            said(
                "{place}: the file {file!r} is not below {folder}; record again",
                place=place,
                file=line.file,
                folder=folder,
            )
        )
    return line


def _is_inside(file: str, folder: Path) -> bool:
    """A recording may come from anyone; its index opens no other file."""
    return (folder / file).resolve().is_relative_to(folder.resolve())


def body_file(url: str, headers: Mapping[str, str]) -> str:
    """`host/slug-hash.ext`: readable, and another one for every address."""
    parsed = httpx.URL(url)
    host = re.sub(r"[^\w.-]", "_", parsed.netloc.decode("ascii", "replace")).strip(".")
    asked = f"{parsed.path}?{parsed.query.decode('ascii', 'replace')}"
    slug = re.sub(r"[^A-Za-z0-9.]+", "-", asked)[:SLUG].strip("-.")
    digest = hashlib.sha256(url.encode()).hexdigest()[:8]
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return f"{host}/{slug or 'index'}-{digest}.{SUFFIXES.get(media_type, 'bin')}"
