"""The last look at every link of an issue, and what its answer means."""

import asyncio
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Literal
from urllib.parse import urlsplit

from agents.domain.words import Noun
from agents.errors import SourceError
from agents.ports import Fetch, Fetched
from agents.web.metadata import Metadata
from agents.web.text import decode

State = Literal["ok", "noted", "dead", "unchecked"]  # only "dead" refuses

AT_ONCE = 16
_READ = 400_000  # characters of a page
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_MISSING = re.compile(
    r"^\W*(?:error\W*)?404\b|page not found|not found\W*$|页面不存在|找不到页面|页面未找到",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"/(?:abs|pdf|html)/(\d{4}\.\d{4,5})(?:v(\d+))?")
_WITHDRAWN = re.compile(
    r"(?:this (?:paper|submission|article)|paper) has been withdrawn|\[withdrawn\]",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\[v(\d+)\]")
_ARCHIVED = re.compile(r"This repository (?:was|has been) archived by the owner")
# Second levels under a country, below which names are registered.
_SHARED = {"ac", "co", "com", "edu", "gov", "net", "or", "org"}
# Hosts that lend a name to each user.
_LENT = ("github.io", "gitlab.io", "hf.space", "pages.dev", "readthedocs.io")
# Their whole purpose is to lead elsewhere.
_RESOLVERS = ("doi.org", "hdl.handle.net")


class Checked(Noun):
    """One address of the issue, the item that it stands in, and what was found."""

    url: str
    heading: str
    state: State
    reason: str = ""


async def check(found: Mapping[str, str], fetch: Fetch) -> list[Checked]:
    """A verdict per address, in the given order; `found` maps it to its heading."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(url: str, heading: str) -> Checked:
        async with gate:
            state, reason = await _verdict(url, fetch)
        return Checked(url=url, heading=heading, state=state, reason=reason)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(*pair)) for pair in found.items()]
    return [task.result() for task in tasks]


async def _verdict(url: str, fetch: Fetch) -> tuple[State, str]:
    try:
        fetched = await fetch(_page_of(url))
    except SourceError as error:
        if error.status in _GONE:
            return "dead", f"answers {error.status}"
        return "unchecked", f"could not be checked: {error}"
    return await asyncio.to_thread(verdict, url, fetched)


def verdict(url: str, fetched: Fetched) -> tuple[State, str]:
    """What an answer below 400 says of the address that the issue prints."""
    site, goal = domain(url), domain(fetched.url)
    if site != goal and site not in _RESOLVERS:
        return "dead", f"leads to another site, {fetched.url}"
    kind = fetched.headers.get("content-type", "")
    if "html" not in kind:
        return "ok", ""
    html = decode(fetched.body, kind)[0][:_READ]
    if _MISSING.search(Metadata(html).title):
        return "dead", "shows a page that says it is not there"
    if site == "arxiv.org":
        return _paper(url, html)
    if site == "github.com" and _ARCHIVED.search(html):
        return "noted", "is a repository that its owner archived"
    return "ok", ""


def domain(url: str) -> str:
    """The part of the host that somebody registered.

    >>> domain("https://www.news.example.com.cn/a"), domain("https://me.github.io")
    ('example.com.cn', 'me.github.io')
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    labels = host.split(".")
    if labels[-1].isdigit() or ":" in host:  # an IP address
        return host
    lent = any(host.endswith(f".{name}") for name in _LENT)
    national = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED  # noqa: PLR2004  # two letters name a country
    return ".".join(labels[-3 if lent or national else -2 :])


def _page_of(url: str) -> str:
    """A paper's own page instead of its file: it tells of versions."""
    paper = _ARXIV.match(urlsplit(url).path) if domain(url) == "arxiv.org" else None
    return f"https://arxiv.org/abs/{paper[1]}" if paper else url


def _paper(url: str, html: str) -> tuple[State, str]:
    if _WITHDRAWN.search(html):
        return "dead", "is a paper that was withdrawn"
    paper = _ARXIV.match(urlsplit(url).path)
    latest = max(map(int, _VERSION.findall(html)), default=0)
    if paper and paper[2] and int(paper[2]) < latest:
        return "noted", f"is version {paper[2]}; the latest is {latest}"
    return "ok", ""
