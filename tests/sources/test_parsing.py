"""Parsing in threads and in processes: the same outcome, whatever dies."""

import asyncio
import datetime as dt
import os

import pytest

from agents.domain.reading import SourceReading
from agents.domain.source import FeedSource
from agents.errors import SourceError
from agents.ports import Fetched
from agents.sources.feed import parse
from agents.sources.parsing import ParserPool
from tests import make

_FEED = (
    b'<rss version="2.0"><channel><title>Feed</title><item><title>One entry</title>'
    b"<link>https://example.org/1</link></item></channel></rss>"
)
UNTIL = dt.datetime(2024, 10, 1, tzinfo=dt.UTC)


def fetched(body: bytes = _FEED) -> Fetched:
    return Fetched(url="https://example.org/feed", status=200, headers={}, body=body)


def die_in_a_worker(
    source: FeedSource, answer: Fetched, until: dt.datetime, zone: dt.tzinfo
) -> SourceReading:
    """A document that takes its process down, unless it is the program's own."""
    if os.getpid() != int(answer.url):
        os._exit(1)
    return parse(source, fetched(answer.body), until, zone)


async def test_processes_read_what_threads_read() -> None:
    source, parser = make.feed_source(), ParserPool(feeds=151, workers=1)

    found = [await parser(parse, source, fetched(), UNTIL, dt.UTC) for _ in range(3)]

    assert found == [parse(source, fetched(), UNTIL, dt.UTC)] * 3
    assert found[0].candidates[0].title == "One entry"


async def test_an_error_in_a_worker_is_the_sources_error() -> None:
    parser = ParserPool(feeds=151, workers=1)

    with pytest.raises(SourceError, match="A feed: not a feed, it begins with <html>"):
        await parser(
            parse, make.feed_source(), fetched(b"<html></html>"), UNTIL, dt.UTC
        )


async def test_if_a_worker_dies_everything_is_read_in_threads() -> None:
    parser, source = ParserPool(feeds=151, workers=1), make.feed_source()
    deadly = fetched().model_copy(update={"url": str(os.getpid())})

    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(parser(die_in_a_worker, source, deadly, UNTIL, dt.UTC))
            for _ in range(3)
        ]
    later = await parser(parse, source, fetched(), UNTIL, dt.UTC)

    assert {task.result().status for task in tasks} == {"ok"}
    assert later.status == "ok"
