import datetime as dt
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agents.domain.reading import Page
from agents.errors import SourceError
from agents.ports import Fetch, Fetched
from agents.run.text_cache import TextCache
from agents.store.database import open_database
from agents.store.texts import Texts
from tests import make

URL = "https://example.org/a"
PAGE = Page(url=URL, title="一页", text="正文。")


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Texts]:
    with closing(open_database(tmp_path / "state.db", print)) as connection:
        yield Texts(connection)


async def no_web(url: str, **_more: object) -> Fetched:
    raise SourceError(f"{url} is not asked")


async def brief_web(url: str, **_more: object) -> Fetched:
    raise SourceError(f"{url} is not asked for long")


class Reader:
    """Reads one page, and counts."""

    def __init__(self, found: Page | SourceError = PAGE) -> None:
        self.found, self.asked = found, 0

    async def __call__(self, _url: str) -> Page:
        self.asked += 1
        if isinstance(self.found, SourceError):
            raise self.found
        return self.found


def with_any(reader: Reader) -> Callable[[Fetch], Reader]:
    """It reads the same whichever way out it is given."""
    return lambda _fetch: reader


def cache(texts: Texts, days: int = 0, *, recalls: bool = True) -> TextCache:
    now = make.NOW + dt.timedelta(days=days)
    return TextCache(no_web, texts, now, days=30, recalls=recalls)


async def test_what_was_read_is_not_asked_for_again(texts: Texts) -> None:
    reader = Reader()
    first = await cache(texts).cached("page", Page, with_any(reader))(URL)
    second = await cache(texts, days=29).cached("page", Page, with_any(reader))(URL)

    assert first == second == PAGE
    assert reader.asked == 1


async def test_it_is_read_anew_when_the_days_are_over(texts: Texts) -> None:
    reader = Reader()
    await cache(texts).cached("page", Page, with_any(reader))(URL)
    await cache(texts, days=31).cached("page", Page, with_any(reader))(URL)

    assert reader.asked == 2


async def test_what_changes_under_its_address_is_kept_for_fewer_days(
    texts: Texts,
) -> None:
    reader = Reader()
    for days in (0, 1, 2):
        await cache(texts, days).cached("page", Page, with_any(reader), days=1)(URL)

    assert reader.asked == 2


async def test_one_address_may_be_read_as_two_sorts_of_document(texts: Texts) -> None:
    reader = Reader()
    await cache(texts).cached("page", Page, with_any(reader))(URL)
    await cache(texts).cached("article", Page, with_any(reader))(URL)

    assert reader.asked == 2


async def test_what_was_not_there_is_asked_for_again_the_next_day(
    texts: Texts,
) -> None:
    gone, reader = Reader(SourceError("it answered 404", 404)), Reader()
    for days in (0, 1):
        with pytest.raises(SourceError, match="it answered 404"):
            await cache(texts, days).cached("page", Page, with_any(gone))(URL)
    assert gone.asked == 1

    assert (
        await cache(texts, days=2).cached("page", Page, with_any(reader))(URL) == PAGE
    )


async def test_what_can_never_be_read_is_not_asked_for_again_the_same_day(
    texts: Texts,
) -> None:
    wall = Reader(SourceError("it asks for a login", stands=True))
    for _ in range(2):
        with pytest.raises(SourceError, match="it asks for a login"):
            await cache(texts).cached("page", Page, with_any(wall))(URL)

    assert wall.asked == 1


@pytest.mark.parametrize(("days", "hurried"), [(0, True), (2, False)])
async def test_what_did_not_answer_is_asked_again_but_once_and_for_a_day(
    texts: Texts,
    days: int,
    hurried: bool,  # noqa: FBT001
) -> None:
    ways: list[Fetch] = []

    def reader(fetch: Fetch) -> Callable[[str], Coroutine[Any, Any, Page]]:
        async def read(_url: str) -> Page:
            ways.append(fetch)
            raise SourceError("busy", 503)

        return read

    for later in (0, days):
        books = replace(cache(texts, later), once=brief_web)
        with pytest.raises(SourceError, match="busy"):
            await books.cached("page", Page, reader)(URL)

    assert ways == [no_web, brief_web if hurried else no_web]


async def test_any_other_fault_is_not_kept(texts: Texts) -> None:
    failing, reader = Reader(SourceError("busy")), Reader()
    with pytest.raises(SourceError):
        await cache(texts).cached("page", Page, with_any(failing))(URL)

    assert await cache(texts).cached("page", Page, with_any(reader))(URL) == PAGE


async def test_a_recording_neither_knows_nor_keeps_texts(texts: Texts) -> None:
    reader = Reader()
    await cache(texts).cached("page", Page, with_any(reader))(URL)
    await cache(texts, recalls=False).cached("page", Page, with_any(reader))(URL)

    assert reader.asked == 2


async def test_a_text_of_another_version_is_read_anew(texts: Texts) -> None:
    texts.keep(f"page {URL}", '{"odd": 1}', make.NOW)
    reader = Reader()

    assert await cache(texts).cached("page", Page, with_any(reader))(URL) == PAGE
    assert reader.asked == 1
