"""What `draft --record` writes down of itself: the window, which no feed's answer tells."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote_plus

from agents.domain.foreign import document
from agents.domain.words import Window
from agents.errors import writing_to
from agents.messages.said import said
from agents.store.drafts import write_atomic

WINDOW = "window.json"
_ASKED = re.compile(r"submittedDate:\[(\d{12}) TO (\d{12})\]")  # minutes, in UTC
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NONE: Mapping[str, Window] = MappingProxyType({})


def keep_window(folder: Path, window: Window) -> None:
    """Raises OutputError."""
    with writing_to(folder, said("make room for the recording or leave out --record")):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / WINDOW, f"{window.model_dump_json()}\n".encode())


def window_of(folder: Path, named: Mapping[str, Window] = _NONE) -> Window | None:
    """What was written down; else what arXiv was asked; else by the folder's name.

    `named` are the windows that it may be, by their last day.
    """
    try:
        return Window.model_validate(document((folder / WINDOW).read_bytes()))
    except (OSError, ValueError):
        pass  # of an earlier version
    index = folder / "web" / "index.jsonl"
    text = index.read_text(encoding="utf-8") if index.exists() else ""
    if asked := _ASKED.search(unquote_plus(text)):
        since, until = (
            dt.datetime.strptime(minute, "%Y%m%d%H%M").replace(tzinfo=dt.UTC)
            for minute in asked.groups()
        )
        return Window(since=since, until=until) if since < until else None
    days = _DAY.findall(folder.name)
    return next((named[day] for day in reversed(days) if day in named), None)
