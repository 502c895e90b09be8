"""Reads arXiv's API: what was submitted in the window, newest first, page by page."""

import asyncio
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlencode

from agents.domain.reading import SourceReading, Validators
from agents.domain.source import ArxivSource
from agents.domain.words import Window
from agents.errors import SourceError
from agents.messages.said import said
from agents.ports import Fetched
from agents.sources import arxiv_atom
from agents.sources.client import Client
from agents.sources.entry import Entry, fetched, reading

_PAGE = 200
_EMPTY_PAGES = 3  # tries for a page that should have entries


async def read(
    source: ArxivSource, window: Window, validators: Validators, client: Client
) -> SourceReading:
    """The papers whose first version was submitted in the window. Raises SourceError.

    Once some papers are there, a page that fails only degrades the reading.
    """
    del validators  # the API sends none
    entries: list[Entry] = []
    faults: list[str] = []
    size = start = 0
    while start < source.limit:
        try:
            page, read_bytes = await _page(source, window, start, client)
        except SourceError as error:
            if not entries:
                raise
            faults.append(
                said(
                    "only {count} entries were read: {error}", count=start, error=error
                )
            )
            break
        size += read_bytes
        start += len(page.entries) + page.lost
        entries += page.entries
        if page.lost:
            faults.append(said("{count} entries without an arXiv id", count=page.lost))
        if start >= page.total:
            break
    inside = [e for e in entries if e.published is None or e.published in window]
    return fetched(reading(source, inside[: source.limit], faults), size, Validators())


async def read_one(source: ArxivSource, number: str, client: Client) -> Entry:
    """One paper by its id. Raises SourceError."""
    query = urlencode({"id_list": number, "max_results": 1})
    answer = await _ask(f"{source.url}?{query}", client)
    page = await asyncio.to_thread(arxiv_atom.parse, answer, source.name)
    if not page.entries:
        raise SourceError(said("arXiv knows no paper {number}", number=number))
    return page.entries[0]


def address(source: ArxivSource, window: Window, start: int) -> str:
    """Where one page is. Dates are minutes in GMT, both included (user manual, 5.1)."""
    since, until = _minute(window.since), _minute(window.until)
    query = {
        "search_query": f"({source.query}) AND submittedDate:[{since} TO {until}]",
        "start": start,
        "max_results": min(_PAGE, source.limit - start),
        "sortBy": "submittedDate",
        "sortOrder": "descending",
    }
    return f"{source.url}?{urlencode(query)}"


async def _page(
    source: ArxivSource, window: Window, start: int, client: Client
) -> tuple[arxiv_atom.PaperPage, int]:
    """One page and its bytes. A page is sometimes empty though the total says more.

    That is a known defect of the API (lukasschwab/arxiv.py, issue 43); asking again
    mostly helps.
    """
    url = address(source, window, start)
    total = 0
    for _ in range(_EMPTY_PAGES):
        answer = await _ask(url, client)
        page = await asyncio.to_thread(arxiv_atom.parse, answer, source.name)
        if page.entries or page.lost or start >= page.total:
            return page, len(answer.body)
        total = page.total
    raise SourceError(
        said(
            "{name}: an empty page at {start} of {total} papers",
            name=source.name,
            start=start,
            total=total,
        )
    )


async def _ask(url: str, client: Client) -> Fetched:
    """One answer; the reason of a refused query is arXiv's own."""
    try:
        async with client.arxiv_gap.turn():
            return await client.fetch(url, gap=client.arxiv_gap.seconds)
    except SourceError as error:
        why = arxiv_atom.complaint(error.body)
        if error.status == HTTPStatus.BAD_REQUEST and why:
            raise SourceError(
                said("arXiv refuses the query: {why}", why=why), 400
            ) from error
        raise


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%d%H%M}"
