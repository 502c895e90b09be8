"""Reads Hugging Face's daily papers: the lists of the window's days, with their votes."""

import asyncio
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError

from agents.domain.identity import arxiv_id
from agents.domain.reading import SourceReading, Validators
from agents.domain.source import HuggingFaceSource
from agents.domain.story import Link
from agents.domain.words import Window
from agents.errors import SourceError
from agents.messages.said import said
from agents.sources.client import Client
from agents.sources.entry import Entry, fetched, reading
from agents.sources.shape import Foreign, shaped
from agents.sources.tex import readable
from agents.sources.text_links import mentioned
from agents.sources.timestamps import parse_timestamp
from agents.sources.urls import absolute

_AT_ONCE = 4  # days that are asked for
_LONGEST = 20_000  # characters of one text
_MOMENT = dt.timedelta(microseconds=1)


class _Author(Foreign):
    name: str = ""
    hidden: bool | None = None  # by the author's own wish


class _Paper(Foreign):
    """What arXiv says of it, and the votes; its `ai_summary` is nobody's abstract."""

    id: str
    title: str = ""
    summary: str | None = None
    authors: tuple[_Author, ...] | None = None
    publishedAt: str | None = None  # noqa: N815  # the service's own name
    upvotes: int | None = None
    githubRepo: str | None = None  # noqa: N815


class _Record(Foreign):
    """An entry of a list; what it says of itself is of the list, not of the event."""

    paper: _Paper


class _List(Foreign):
    papers: tuple[Any, ...]  # each is read by itself: an odd one costs itself


@dataclass(frozen=True)
class _Day:
    """One day's list, or why there is none."""

    papers: tuple[_Paper, ...] = ()
    odd: int = 0
    size: int = 0
    fault: SourceError | None = None


async def read(
    source: HuggingFaceSource, window: Window, validators: Validators, client: Client
) -> SourceReading:
    """The window's papers, most votes first. Raises SourceError if every day fails."""
    del validators  # one answer a day has them; what is read is kept for a day instead
    room = asyncio.Semaphore(_AT_ONCE)

    async def one(day: dt.date) -> _Day:
        async with room:
            return await _day(source, day, client)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(day)) for day in days(window, client.zone)]
    read_days = [task.result() for task in tasks]
    failed = [day.fault for day in read_days if day.fault]
    if len(failed) == len(read_days):
        raise failed[0]
    faults = []
    if failed:
        faults.append(
            said(
                "{count} of {all} days: {error}",
                count=len(failed),
                all=len(tasks),
                error=failed[0],
            )
        )
    if odd := sum(day.odd for day in read_days):
        faults.append(said("{count} of the papers cannot be read", count=odd))
    wanted = _wanted(source, window, (p for day in read_days for p in day.papers))
    size = sum(day.size for day in read_days)
    return fetched(reading(source, wanted, faults), size, Validators())


def days(window: Window, zone: dt.tzinfo) -> list[dt.date]:
    """The local days that the window touches."""
    first = window.since.astimezone(zone).date()
    last = (window.until - _MOMENT).astimezone(zone).date()
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def address(source: HuggingFaceSource, day: dt.date) -> str:
    """Where the list of one day is."""
    query = urlencode({"date": day.isoformat()})
    return f"{source.url.rstrip('/')}/api/daily_{source.list}?{query}"


def parse(body: bytes, name: str) -> tuple[tuple[_Paper, ...], int]:
    """The papers of one answer, and how many are none. Raises SourceError."""
    found = shaped(_List, b'{"papers":' + (body.strip() or b"0") + b"}", name)
    papers = tuple(_papers(found.papers))
    if found.papers and not papers:
        raise SourceError(
            said(
                "{name}: none of {count} papers can be read",
                name=name,
                count=len(found.papers),
            )
        )
    return papers, len(found.papers) - len(papers)


async def _day(source: HuggingFaceSource, day: dt.date, client: Client) -> _Day:
    """A day of which the service has no list yet, a 400, is an empty one."""
    try:
        answer = await client.fetch(address(source, day))
        papers, odd = await asyncio.to_thread(parse, answer.body, source.name)
    except SourceError as error:
        is_empty = error.status == HTTPStatus.BAD_REQUEST
        return _Day() if is_empty else _Day(fault=error)
    return _Day(papers, odd, len(answer.body))


def _papers(records: Iterable[object]) -> Iterator[_Paper]:
    for record in records:
        try:
            paper = _Record.model_validate(record).paper
        except ValidationError:
            continue
        if arxiv_id(_page(paper)):
            yield paper


def _page(paper: _Paper) -> str:
    return f"https://arxiv.org/abs/{paper.id.strip()}"


def _wanted(
    source: HuggingFaceSource, window: Window, papers: Iterable[_Paper]
) -> list[Entry]:
    """Each paper once, with the most votes that a day's list gave it."""
    by_link: dict[str, Entry] = {}
    for entry in map(_entry, papers):
        known = by_link.get(entry.link)
        if known is None or known.popularity < entry.popularity:
            by_link[entry.link] = entry
    fitting = [
        entry
        for entry in by_link.values()
        if entry.popularity >= source.min_points
        and (entry.published is None or entry.published in window)
    ]
    fitting.sort(key=lambda entry: (-entry.popularity, entry.link))
    return fitting[: source.limit]


def _entry(paper: _Paper) -> Entry:
    """Under arXiv's address without a version, and dated as arXiv dates it."""
    abstract = _line(paper.summary or "")
    code = absolute(paper.githubRepo or "", "")
    links = [Link(label="code", url=code)] if code else []
    return Entry(
        title=_line(paper.title),
        link=f"https://arxiv.org/abs/{arxiv_id(_page(paper))}",
        text=abstract,
        published=parse_timestamp(paper.publishedAt or "", dt.UTC),
        authors=tuple(a.name for a in paper.authors or () if not a.hidden),
        popularity=paper.upvotes or 0,
        links=(*links, *mentioned(abstract)),
    )


def _line(text: str) -> str:
    """Unwrapped, and its TeX as letters."""
    return readable(" ".join(text[:_LONGEST].split()))
