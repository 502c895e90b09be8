"""One address that an editor names, read by the reader of its kind as one candidate."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from agents.domain.identity import arxiv_id, identity
from agents.domain.kinds import KINDS
from agents.domain.source import FeedSource, Kind, Source
from agents.domain.story import Candidate
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.plain_text import cut
from agents.ports import ReadPage
from agents.sources import arxiv, github, hackernews
from agents.sources.client import Client
from agents.sources.entry import Entry, candidate
from agents.sources.private_links import operators_hosts, without_private

ADDED = "编辑添加"  # the source of what no source gave
_TITLE = 60  # characters of a text that stand for a title that is missing
ReadOne = Callable[[Any, str, Client], Awaitable[Entry]]


@dataclass(frozen=True)
class _Spoken:
    """A kind of source that can be asked about one thing, and what it lacks to be one."""

    read: ReadOne
    named: Callable[[str], str | None]  # the thing's name, by its address
    lacks: Mapping[str, Any]


def _github(url: str) -> str | None:
    kind, _, thing = identity(url).partition(":")
    return thing if kind in ("github", "release") else None


_SPOKEN: Mapping[Kind, _Spoken] = {
    "arxiv": _Spoken(arxiv.read_one, arxiv_id, {"query": "-"}),
    "github": _Spoken(github.read_one, _github, {"query": "-"}),
    "hackernews": _Spoken(hackernews.read_one, hackernews.post_number, {}),
}


def source_of(url: str, sources: Iterable[Source]) -> Source:
    """Who speaks of an address, at the base that the operator wrote for its kind.

    Whatever no service speaks of is a page.
    """
    kind = next((kind for kind, one in _SPOKEN.items() if one.named(url)), None)
    if kind is None:
        return FeedSource(name=ADDED, kind="feed", url=url)
    known = [source.url for source in sources if source.kind == kind]
    given = {"name": ADDED, "kind": kind, **_SPOKEN[kind].lacks}
    given |= {"url": known[0]} if known else {}
    made: Source = KINDS[kind].source.model_validate(given)  # type: ignore[assignment]
    return made


async def read_address(
    source: Source, url: str, client: Client, read_page: ReadPage
) -> Candidate:
    """What there is at an address, `source` being its own. Raises SourceError."""
    spoken = _SPOKEN.get(source.kind)
    name = spoken.named(url) if spoken else None
    if spoken is not None and name is not None:
        entry = await spoken.read(source, name, client)
    else:
        entry = await _page(url, read_page)
    found = candidate(source, entry)
    if not isinstance(found, str):
        found = without_private(found, source, operators_hosts([source]))
    if isinstance(found, str):
        raise SourceError(said("{url} is an entry {found}", url=url, found=found))
    return found


async def _page(url: str, read_page: ReadPage) -> Entry:
    """Its text is left to whoever reads the story: a page is read once."""
    page = await read_page(url)
    title = page.title or cut(page.text.split("\n", 1)[0], _TITLE)
    return Entry(title=title, link=url, published=page.published, images=page.images)
