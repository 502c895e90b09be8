"""Reads a feed: RSS, Atom or JSON Feed, whichever the address answers with."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Protocol, TypeVar

from agents.domain.reading import SourceReading, Validators
from agents.domain.source import FeedSource
from agents.domain.words import Window
from agents.messages.said import said
from agents.pages.plain_text import clean, cut
from agents.ports import Fetched
from agents.sources import jsonfeed, rss
from agents.sources.client import Client
from agents.sources.entry import Entry, fetched, reading
from agents.sources.release import as_release
from agents.sources.safe_xml import text_of
from agents.sources.timestamps import parse_timestamp
from agents.sources.urls import absolute

_NOT_MODIFIED = 304
_SHOWN = 40  # characters of a date that cannot be read

T = TypeVar("T")


class FeedDocument(Protocol[T]):
    """A parsed feed of any format."""

    fault: str
    entries: list[T]

    def dates(self, raw: T, /) -> tuple[str, ...]: ...
    def entry(self, raw: T, published: datetime | None, /) -> Entry: ...


async def read(
    source: FeedSource, window: Window, validators: Validators, client: Client
) -> SourceReading:
    """The feed's entries; "unchanged" after a 304. Raises SourceError.

    A degraded reading has no validators, so that the feed is read anew next time.
    """
    async with client.parser.room:
        answer = await client.fetch(source.url, validators=validators)
        if answer.status == _NOT_MODIFIED:
            moved = absolute(answer.moved, "") or ""
            return SourceReading(status="unchanged", validators=validators, moved=moved)
        found = await client.parser(parse, source, answer, window.until, client.zone)
    fresh = Validators()
    if found.status != "degraded":
        fresh = Validators(
            etag=answer.headers.get("etag", ""),
            last_modified=answer.headers.get("last-modified", ""),
        )
    result = fetched(found, len(answer.body), fresh)
    return result.model_copy(update={"moved": absolute(answer.moved, "") or ""})


def parse(
    source: FeedSource, answer: Fetched, until: datetime, zone: tzinfo
) -> SourceReading:
    """The entries of one document, newest first. Raises SourceError.

    `zone` is that of dates without one; `until` is the window's end, see `newest`.
    """
    kind = answer.headers.get("content-type", "")
    text, doubtful = text_of(answer.body, kind, source.name)
    faults = [said("its encoding is in doubt")] if doubtful else []
    if text.startswith(("{", "[")):
        feed = jsonfeed.JsonFeed(text, source.name, answer.url)
        return _read(source, feed, until, zone, faults)
    document = rss.XmlFeed(text, source.name, answer.url)
    return _read(source, document, until, zone, faults)


def newest(
    dated: Iterable[tuple[datetime | None, T]], limit: int, until: datetime
) -> list[T]:
    """At most `limit` of what came before `until`: newest first, then the undated.

    As many from `until` on come before them: a feed that has not changed is not
    read again, and the next window will want these.
    """
    whole = list(dated)
    undated = [one for parse_timestamp, one in whole if parse_timestamp is None]
    ordered = sorted(
        (
            (parse_timestamp, one)
            for parse_timestamp, one in whole
            if parse_timestamp is not None
        ),
        key=lambda pair: pair[0],
        reverse=True,
    )
    later = [one for parse_timestamp, one in ordered if parse_timestamp >= until]
    before = [one for parse_timestamp, one in ordered if parse_timestamp < until]
    return [*later[:limit], *[*before, *undated][:limit]]


def _read(
    source: FeedSource,
    document: FeedDocument[T],
    until: datetime,
    zone: tzinfo,
    faults: list[str],
) -> SourceReading:
    faults += [document.fault] if document.fault else []
    dated = [(_published(document.dates(raw), zone), raw) for raw in document.entries]
    chosen = newest(((pair[0], pair) for pair in dated), source.limit, until)
    unread = [
        stated
        for found, raw in chosen
        if found is None and (stated := document.dates(raw))
    ]
    if unread:
        example = cut(clean(unread[0][0]), _SHOWN)
        faults.append(
            said(
                "{count} dates could not be read, such as {example!r}"
                if len(unread) > 1
                else "{count} date could not be read, such as {example!r}",
                count=len(unread),
                example=example,
            )
        )
    entries = [as_release(document.entry(raw, found)) for found, raw in chosen]
    return reading(source, entries, faults)


def _published(dates: tuple[str, ...], zone: tzinfo) -> datetime | None:
    """The first that can be read: an odd date does not hide a good one."""
    return next(
        (found for date in dates if (found := parse_timestamp(date, zone))), None
    )
