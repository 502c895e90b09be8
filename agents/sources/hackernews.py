"""Reads Hacker News through Algolia's search: stories of the window, with their points."""

import math
import re
from datetime import UTC, datetime
from urllib.parse import urlencode

from pydantic import Field

from agents.domain.reading import SourceReading, Validators
from agents.domain.source import HackerNewsSource
from agents.domain.story import Candidate, Link
from agents.domain.words import Window
from agents.messages.said import said
from agents.pages.plain_text import plain
from agents.sources.client import Client
from agents.sources.entry import Entry, fetched, reading
from agents.sources.shape import Foreign, Records, shaped

_REACH = 1000  # hits of one query that can be read (Algolia's paginationLimitedTo)
_QUERIES = 64  # per reading; a day of Hacker News has some 1,000 stories
_PREFIX = re.compile(r"(Show|Ask|Tell|Launch) HN: *", re.IGNORECASE)
_ITEM = re.compile(r"https?://news\.ycombinator\.com/item\?id=([0-9]{1,12})")
_SUFFIX = re.compile(r" *\[(pdf|video|audio)\]$", re.IGNORECASE)


class _Hit(Foreign):
    id: str = Field(alias="objectID")
    title: str | None = None
    url: str | None = None
    story_text: str | None = None
    points: int | None = None
    num_comments: int | None = None
    created_at_i: int = Field(ge=0, lt=1 << 40)


class _Item(Foreign):
    """A post with what was answered to it."""

    id: int = Field(ge=0)
    title: str | None = None
    url: str | None = None
    text: str | None = None
    points: int | None = None
    created_at_i: int = Field(ge=0, lt=1 << 40)
    children: tuple[object, ...] = ()


class _Found(Foreign):
    """One answer; each hit is read by itself."""

    total: int = Field(alias="nbHits", ge=0)
    hits: tuple[object, ...]


async def read(
    source: HackerNewsSource, window: Window, validators: Validators, client: Client
) -> SourceReading:
    """The stories of the window, most points first. Raises SourceError.

    A span with more hits than can be read is halved until each part fits.
    """
    del validators  # the service sends none
    spans = [(math.ceil(window.since.timestamp()), math.ceil(window.until.timestamp()))]
    hits: dict[str, _Hit] = {}
    records = Records(_Hit, source.name, said("hits"))
    size = asked = missing = 0
    while spans and asked < _QUERIES:
        since, until = spans.pop()
        answer = await client.fetch(address(source, since, until))
        found = shaped(_Found, answer.body, source.name)
        size, asked = size + len(answer.body), asked + 1
        if found.total >= _REACH and until - since > 1:
            middle = (since + until) // 2
            spans += [(since, middle), (middle, until)]
            continue
        missing += max(0, found.total - len(found.hits))
        hits.update((hit.id, hit) for hit in records.fitting(found.hits))
    faults = []
    if missing:
        faults.append(
            said("{count} stories of one second were not given", count=missing)
        )
    faults += records.faults()
    if spans:
        faults.append(
            said(
                "the window has more stories than {queries} queries give",
                queries=_QUERIES,
            )
        )
    inside = [_entry(hit) for hit in hits.values() if _moment(hit) in window]
    inside.sort(key=lambda entry: (-entry.popularity, entry.link))
    found_all = reading(source, inside[: source.limit], faults)
    return fetched(found_all, size, Validators())


async def read_one(source: HackerNewsSource, number: str, client: Client) -> Entry:
    """One post by its number. Raises SourceError."""
    answer = await client.fetch(f"{source.url.rstrip('/')}/items/{number}")
    item = shaped(_Item, answer.body, source.name)
    hit = _Hit(
        objectID=str(item.id),
        title=item.title,
        url=item.url,
        story_text=item.text,
        points=item.points,
        num_comments=len(item.children),
        created_at_i=item.created_at_i,
    )
    return _entry(hit)


def post_number(url: str) -> str | None:
    """The number of a post by the address of its own page."""
    found = _ITEM.fullmatch(url)
    return found[1] if found else None


def number(candidate: Candidate) -> str | None:
    """The number of a post, by the address of its own page; a text post is that page."""
    own = (*(link.url for link in candidate.links), candidate.url)
    return next(filter(None, map(post_number, own)), None)


def address(source: HackerNewsSource, since: int, until: int) -> str:
    """Where the stories of a half-open span are; both ends in seconds since 1970."""
    bounds = (
        f"created_at_i>={since}",
        f"created_at_i<{until}",
        f"points>={source.min_points}",
    )
    query = {
        "query": source.query,
        "tags": "story",
        "numericFilters": ",".join(bounds),
        "hitsPerPage": _REACH,
    }
    return f"{source.url.rstrip('/')}/search_by_date?{urlencode(query)}"


def _moment(hit: _Hit) -> datetime:
    return datetime.fromtimestamp(hit.created_at_i, UTC)


def _entry(hit: _Hit) -> Entry:
    """A text post has no address but its own page."""
    page = f"https://news.ycombinator.com/item?id={hit.id}"
    title = _SUFFIX.sub("", (hit.title or "").strip())
    prefix = _PREFIX.match(title)
    return Entry(
        title=title[prefix.end() :] if prefix else title,
        link=hit.url or page,
        text=plain(hit.story_text or ""),
        published=_moment(hit),
        topics=(f"{prefix[1].title()} HN",) if prefix else (),
        popularity=hit.points or 0,
        comments=hit.num_comments or 0,
        links=(Link(label="discussion", url=page),),
    )
