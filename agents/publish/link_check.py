"""The last look at every link of an issue, and what its answer means."""

import asyncio
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Literal
from urllib.parse import urlsplit

from agents.domain.canonical import canonical
from agents.domain.words import Noun
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.metadata import Metadata
from agents.pages.plain_text import cut, decode, plain
from agents.ports import Fetch, Fetched
from agents.publish.notices import says_gone
from agents.publish.owner import owner
from agents.scout.withdrawn import is_withdrawn

State = Literal["ok", "noted", "dead", "unchecked"]  # only "dead" refuses

AT_ONCE = 16
_READ = 400_000  # characters of a page
_LONG = 300  # characters of an address in a message
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_ARXIV = re.compile(r"/(?:abs|pdf|html)/(\d{4}\.\d{4,5})(?:v(\d{1,4}))?")
_VERSION = re.compile(r"\[v([0-9]{1,3})\]([^\[\n]*)")
_ABSTRACT = re.compile(r"\bAbstract\s*:\s*([^\n]+)")
_COMMENT = re.compile(r"\bComments?\s*:\s*([^\n]+)")
# A site's root, perhaps in one of its languages.
_HOME = re.compile(
    r"/(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:home|index|default|main)(?:\.\w{2,5})?)?/?",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"/(?:404|error|(?:page-?)?not-?found)(?:\.\w{2,5})?/?$", re.IGNORECASE
)
_ARCHIVED = re.compile(r"This repository (?:was|has been) archived by the owner")
# Their whole purpose is to lead elsewhere.
_RESOLVERS = ("doi.org", "hdl.handle.net")


class Checked(Noun):
    """One address of the issue, the item that it stands in, and what was found.

    `reason` is why it is not "ok"; of an "unchecked" one, what kept it from being seen.
    """

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
            return "dead", said("answers {status}", status=error.status)
        return "unchecked", _without(_page_of(url), str(error))
    return await asyncio.to_thread(verdict, url, fetched)


def _without(url: str, fault: str) -> str:
    """The fault of an address that is named before it: once is enough."""
    first, _, rest = fault.partition(" ")
    named, asked = urlsplit(first.rstrip(":")), urlsplit(url)
    alike = (named.netloc, named.path) == (asked.netloc, asked.path)
    return rest if alike and rest else fault


def verdict(url: str, fetched: Fetched) -> tuple[State, str]:
    """What an answer below 400 says of the address that the issue prints."""
    site = owner(url)
    if site != owner(fetched.url) and site not in _RESOLVERS:
        return "dead", said("leads to another site, {url}", url=cut(fetched.url, _LONG))
    if lost := _lost_its_way(url, fetched.url):
        return "dead", lost
    kind = fetched.headers.get("content-type", "")
    if "html" not in kind:
        return "ok", ""
    return _shown(site, url, decode(fetched.body, kind)[0][:_READ])


def _shown(site: str, url: str, html: str) -> tuple[State, str]:
    text = plain(html)
    if site == "arxiv.org":
        return _paper(url, text)
    if says_gone(Metadata(html).titles, text):
        return "dead", said("shows a page that says it is not there")
    if site == "github.com" and _ARCHIVED.search(html):
        return "noted", said("is a repository that its owner archived")
    return "ok", ""


def _is_home(url: str) -> bool:
    return bool(_HOME.fullmatch(urlsplit(canonical(url)).path or "/"))


def _lost_its_way(url: str, goal: str) -> str:
    """Why a redirect within the site leads nowhere, or "".

    A page that moved to a host of its own, as /docs to docs.…, is that host's root.
    """
    asked, led = urlsplit(canonical(url)), urlsplit(canonical(goal))
    if _ERROR.search(led.path) and not _ERROR.search(asked.path):
        return said(
            "leads to the site's page for what is not there, {goal}",
            goal=cut(goal, _LONG),
        )
    if _is_home(url) and not asked.query:
        return ""
    if _is_home(goal) and not led.query and led.netloc in (asked.netloc, owner(url)):
        return said("leads to the site's home page, {goal}", goal=goal)
    return ""


def _page_of(url: str) -> str:
    """A paper's own page instead of its file: it tells of versions."""
    paper = _ARXIV.match(urlsplit(url).path) if owner(url) == "arxiv.org" else None
    return f"https://arxiv.org/abs/{paper[1]}" if paper else url


def _paper(url: str, text: str) -> tuple[State, str]:
    """What arXiv's page shows: its comments, its abstract, its submission history."""
    abstract = " ".join(_ABSTRACT.findall(text))
    comment = " ".join(_COMMENT.findall(text))
    asked = _ARXIV.match(urlsplit(url).path)
    versions = {int(number): line for number, line in _VERSION.findall(text)}
    latest = max(versions, default=0)
    shown = int(asked[2]) if asked and asked[2] else latest
    gone = is_withdrawn(abstract, comment) or any(map(is_withdrawn, text.splitlines()))
    if gone or "withdrawn" in versions.get(shown, "").lower():
        return "dead", said("is a paper that was withdrawn")
    if shown < latest:
        return "noted", said(
            "is version {shown}; the latest is {latest}", shown=shown, latest=latest
        )
    return "ok", ""
