"""Which kind of source is read by which reader: one table, and the ports made of it."""

import asyncio
import re
from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Any

from agents.domain.kinds import REPOSITORY
from agents.domain.reading import Repository, SourceReading, Validators
from agents.domain.source import GitHubSource, HackerNewsSource, Kind, Source
from agents.domain.story import Candidate
from agents.domain.words import Window
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.discussion import discussion
from agents.ports import Fetch, ReadDiscussion, ReadRepository, ReadSource
from agents.sources import arxiv, feed, github, hackernews, huggingface
from agents.sources.client import Client, Reader
from agents.sources.private_links import operators_hosts, without_private_links

ReadThread = Callable[[str], Coroutine[Any, Any, str]]

READERS: Mapping[Kind, Reader] = {
    "arxiv": arxiv.read,
    "github": github.read,
    "feed": feed.read,
    "hackernews": hackernews.read,
    "huggingface": huggingface.read,
}

_PUBLIC = "https://api.github.com"
_HOST = re.compile(r"https?://(?:www\.)?github\.com/")
_PATH = re.compile(r"https?://[^/]+/([\w.-]+)/([\w.-]+?)(?:\.git)?(?:[/?#].*)?")


def read_source(client: Client, sources: Iterable[Source]) -> ReadSource:
    """The port that reads any source, by its kind.

    What is on a private host is no link, but where the operator's `sources` stand there.
    """
    known = operators_hosts(sources)

    async def read(
        source: Source, window: Window, validators: Validators
    ) -> SourceReading:
        reading = await READERS[source.kind](source, window, validators, client)
        return without_private_links(reading, source, known)

    return read


def read_repository(client: Client, sources: Iterable[Source]) -> ReadRepository:
    """The port that reads what GitHub tells of a candidate's repository.

    A candidate of a GitHub source is asked for where that source was; a link found
    elsewhere leads to the public GitHub.
    """
    bases = {one.name: one.url for one in sources if isinstance(one, GitHubSource)}

    async def read(candidate: Candidate) -> Repository:
        base = bases.get(candidate.source, _PUBLIC)
        return await github.read_repository(base, full_name(candidate), client)

    return read


def read_thread(fetch: Fetch) -> ReadThread:
    """What is told of a thread, by the address of its tree of comments."""

    async def read(address: str) -> str:
        answer = await fetch(address)
        return await asyncio.to_thread(discussion, answer.body)

    return read


def read_discussion(read: ReadThread, sources: Iterable[Source]) -> ReadDiscussion:
    """The port that reads what was said of a post, where its source found it."""
    bases = {one.name: one.url for one in sources if isinstance(one, HackerNewsSource)}

    async def of(candidate: Candidate) -> str:
        base, number = bases.get(candidate.source), hackernews.number(candidate)
        if base is None or number is None:
            return ""
        return await read(f"{base.rstrip('/')}/items/{number}")

    return of


def full_name(candidate: Candidate) -> str:
    """`owner/name` of its own address or of its code link. Raises SourceError.

    A GitHub source may lead to a company's own GitHub, on another host.
    """
    code = [link.url for link in candidate.links if link.label == "code"]
    urls = [url for url in (candidate.url, *code) if _HOST.match(url)]
    own = [candidate.url] if candidate.row.gives is REPOSITORY else []
    for url in (*own, *urls):
        if found := _PATH.fullmatch(url):
            return f"{found[1]}/{found[2]}"
    raise SourceError(said("{url} names no repository on GitHub", url=candidate.url))
