"""Recordings of past windows, each read again through the readers as `--replay` does."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from agents.bulkhead import held_back
from agents.domain.reading import Validators
from agents.domain.report import Fault, our_fault
from agents.domain.source import Source
from agents.domain.story import Candidate
from agents.domain.words import Window
from agents.errors import SettingsError, SourceError
from agents.messages.said import said
from agents.ports import ReadSource
from agents.run.learning.past_windows import Note
from agents.run.open_web import source_client
from agents.run.recorded_window import window_of
from agents.scout.collect import in_window
from agents.scout.learning.past import Past
from agents.scout.learning.pool import Pool, pool
from agents.settings.options import Options
from agents.settings.source_file import load
from agents.settings.window import zone
from agents.sources.registry import read_source
from agents.web.recording import Replayer


class Recording(NamedTuple):
    folder: Path
    window: Window


def recordings(folder: Path, windows: Sequence[Past], note: Note) -> list[Recording]:
    """Those in the folder's folders, or the folder itself, oldest first.

    Raises SettingsError where there is none.
    """
    if not folder.is_dir():
        raise SettingsError(
            said("--recorded {folder}: there is no such folder", folder=folder)
        )
    there = [file.parent.parent for file in folder.glob("*/web/index.jsonl")]
    if (folder / "web" / "index.jsonl").exists():
        there.append(folder)
    if not there:
        raise SettingsError(
            said(
                "--recorded {folder} holds no recording; make one of each window,"
                " for example with draft --record {folder}/2024-08-11",
                folder=folder,
            )
        )
    found = []
    for one in sorted(there):
        if window := window_of(one, {past.name: past.window for past in windows}):
            found.append(Recording(one, window))
        else:
            note(
                said(
                    "{one}: its window is not known; name the folder by its last day",
                    one=one,
                )
            )
    return sorted(found, key=lambda one: (one.window.until, one.folder))


async def recorded_pools(
    options: Options, windows: Sequence[Past], found: Sequence[Recording], note: Note
) -> list[Pool]:
    """What each recording has, beside what the archive's issue of its days printed."""
    pools = []
    for recording in found:
        issue = max(windows, key=lambda one: _overlap(one.window, recording.window))
        if not _overlap(issue.window, recording.window):
            note(
                said(
                    "{folder}: the archive has no issue of its days",
                    folder=recording.folder,
                )
            )
            continue
        candidates = await _candidates(options, recording, note)
        recorded = replace(issue, window=recording.window)
        pools.append(pool(recorded, in_window(recording.window, candidates)))
    return pools


async def _candidates(
    options: Options, recording: Recording, note: Note
) -> list[Candidate]:
    """All sources of the recording's own list, or of the one that was named."""
    own = options.model_copy(update={"replay": recording.folder})
    file = load(own.sources_file)
    sources = tuple(source for source in file.sources if source.enabled)
    client = source_client(own, Replayer(recording.folder), zone(own.tz), sources)
    read = read_source(client, file.sources)
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_read(read, one, recording, note)) for one in sources
        ]
    return [candidate for task in tasks for candidate in task.result()]


async def _read(
    read: ReadSource, source: Source, recording: Recording, note: Note
) -> tuple[Candidate, ...]:
    """One that cannot be read is left out and named."""
    reading, why = None, our_fault()
    try:
        with held_back("source", source.name, list[Fault]().append, str):
            reading = await read(source, recording.window, Validators())
    except SourceError as error:
        why = str(error)
    if reading is None:
        note(
            said(
                "{folder}, {name}: {why}",
                folder=recording.folder,
                name=source.name,
                why=why,
            )
        )
        return ()
    return reading.candidates


def _overlap(one: Window, other: Window) -> dt.timedelta:
    """How long both last."""
    both = min(one.until, other.until) - max(one.since, other.since)
    return max(dt.timedelta(), both)
