"""`sources`: read each once, keep nothing, tell how it went."""

import asyncio
import datetime as dt
import time
from http import HTTPStatus
from pathlib import Path

from agents.bulkhead import held_back
from agents.domain.reading import Validators
from agents.domain.report import Fault, SourceReport, nameless, our_fault
from agents.domain.source import Source
from agents.domain.standing import Standing
from agents.domain.words import Window
from agents.errors import SettingsError, SourceError
from agents.messages.said import said
from agents.ports import Progress, ReadSource
from agents.run.open_web import open_web, source_client
from agents.run.recorded_window import window_of
from agents.run.storage import open_storage
from agents.settings.options import Options
from agents.settings.source_file import SourceFile
from agents.settings.text_file import named_bytes
from agents.settings.window import zone
from agents.sources.opml import as_yaml_lines, parse
from agents.sources.registry import read_source
from agents.store.source_health import Health

_LOOKED_BACK = dt.timedelta(days=7)


async def check_sources(
    options: Options,
    file: SourceFile,
    now: dt.datetime,
    progress: Progress | None = None,
) -> list[SourceReport]:
    """A report per enabled source, in the file's order; `progress` counts them.

    Counted are the entries of the last week, or of a recording's own window.
    """
    tz = zone(options.tz)
    recorded = window_of(options.replay) if options.replay else None
    window = recorded or Window(since=now - _LOOKED_BACK, until=now)
    sources = tuple(source for source in file.sources if source.enabled)
    async with (
        open_web(options, file.team, sources) as fetch,
        asyncio.TaskGroup() as group,
    ):
        client = source_client(options, fetch, tz, sources)
        read = read_source(client, file.sources)
        tasks = [group.create_task(checked(read, s, window)) for s in sources]
        if progress is not None:
            progress.begin("sources", len(tasks))
            for task in tasks:
                task.add_done_callback(lambda _: progress.advance("sources"))
    return [task.result() for task in tasks]


def kept_standings(options: Options, file: SourceFile) -> list[Standing]:
    """How the file's sources have done so far; none where nothing was drafted yet."""
    if options.database is None and not (options.state / "state.db").exists():
        return []
    notes: list[str] = []
    with open_storage(options, notes.append, alone=False) as there:
        health = Health(there.connection)
        return health.standings([source.name for source in file.sources])


def imported(file: Path) -> tuple[str, list[str]]:
    """A reader's OPML subscriptions as lines for `sources.yaml`, and what to know."""
    document = named_bytes(file)
    try:
        found = parse(document, file.name)
    except SourceError as error:
        why = nameless(str(error), file.name)
        raise SettingsError(said("{name}: {error}", name=file, error=why)) from error
    return as_yaml_lines(found.sources), found.notes


async def checked(read: ReadSource, source: Source, window: Window) -> SourceReport:
    """One source's report; a fault of our own fails that source alone."""
    started = time.monotonic()
    reading, why, gone = None, our_fault(), False
    try:
        with held_back("source", source.name, list[Fault]().append, str):
            reading = await read(source, window, Validators())
    except SourceError as error:
        why, gone = nameless(str(error), source.name), error.status == HTTPStatus.GONE
    if reading is None:
        return SourceReport(
            name=source.name,
            kind=source.kind,
            status="failed",
            seconds=time.monotonic() - started,
            error=why,
            gone=gone,
        )
    kept = [c for c in reading.candidates if c.published and c.published in window]
    return SourceReport(
        name=source.name,
        kind=source.kind,
        status=reading.status,
        fetched=len(reading.candidates),
        kept=len(kept),
        seconds=time.monotonic() - started,
        bytes=reading.bytes,
        error=reading.note or None,
        moved=reading.moved,
    )
