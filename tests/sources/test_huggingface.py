import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from agents.domain.source import HuggingFaceSource
from agents.domain.story import Link
from agents.domain.words import Window
from agents.errors import SourceError
from agents.ports import Fetched
from agents.sources import huggingface
from agents.web.fetch import FetchLimits, Web, trusted_hosts
from tests.sources.site import (
    NOTHING_KNOWN,
    SHANGHAI,
    WEEK,
    Answer,
    Asked,
    Site,
    as_json,
)

LISTS = "/api/daily_papers"
DAYS = [f"2024-09-0{day}" for day in range(2, 9)]
EMPTY = as_json([])


def source(site: Site, **more: Any) -> HuggingFaceSource:
    given = {"kind": "huggingface", "name": "HF", "url": site.url, **more}
    return HuggingFaceSource.model_validate(given)


def record(number: int = 1, **more: object) -> dict[str, Any]:
    """One entry as the service gives it; `more` are fields of its paper."""
    paper = {
        "id": f"2409.0{number:04}",
        "title": f"Paper {number}",
        "summary": "We train a small model\nand measure it.",
        "authors": [
            {"_id": "a1", "name": "Ada Byron", "hidden": False},
            {"_id": "a2", "name": "Somebody Else", "hidden": True},
        ],
        "publishedAt": "2024-09-03T17:59:55.000Z",
        "submittedOnDailyAt": "2024-09-05T02:10:00.000Z",
        "upvotes": 20,
        "discussionId": "d1",
        "ai_summary": "A summary that a machine wrote.",
        "ai_keywords": ["small model"],
        "githubRepo": "https://github.com/lab/thing",
        "githubStars": 12,
        **more,
    }
    return {
        "paper": paper,
        "publishedAt": "2024-09-05T00:00:00.000Z",
        "title": f"Paper {number}",
        "thumbnail": "https://h.org/t.png",
        "numComments": 2,
        "submittedBy": {"name": "someone"},
        "isAuthorParticipating": False,
    }


def by_day(lists: dict[str, Answer], other: Answer = EMPTY) -> Callable[..., Answer]:
    return lambda asked: lists.get(asked.query["date"], other)


async def test_each_local_day_of_the_window_is_asked_for_once(site: Site) -> None:
    site.put(LISTS, EMPTY)

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert reading.status == "empty"
    assert sorted(asked.query["date"] for asked in site.asked) == DAYS
    assert {tuple(asked.query) for asked in site.asked} == {("date",)}


def test_a_window_within_two_days_touches_both() -> None:
    window = Window(
        since=dt.datetime(2024, 9, 2, 15, 59, tzinfo=dt.UTC),
        until=dt.datetime(2024, 9, 3, 16, tzinfo=dt.UTC),
    )

    assert [str(day) for day in huggingface.days(window, SHANGHAI)] == DAYS[:2]


async def test_no_more_than_four_days_are_asked_for_at_once(site: Site) -> None:
    at_once, most = 0, 0

    async def fetch(url: str, **_: object) -> Fetched:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0)
        at_once -= 1
        return Fetched(url=url, status=200, headers={}, body=b"[]")

    client = replace(site.client(), fetch=fetch)
    await huggingface.read(source(site), WEEK, NOTHING_KNOWN, client)

    assert most == 4


async def test_an_entry_is_the_paper_on_arxiv_with_its_votes(site: Site) -> None:
    site.answers[LISTS] = by_day({DAYS[3]: as_json([record(1)])})

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    (one,) = reading.candidates
    assert (one.kind, one.url) == ("huggingface", "https://arxiv.org/abs/2409.00001")
    assert (one.title, one.popularity) == ("Paper 1", 20)
    assert one.summary == "We train a small model and measure it."
    assert one.authors == ("Ada Byron",)
    assert one.published == dt.datetime(2024, 9, 3, 17, 59, 55, tzinfo=dt.UTC)
    assert one.links == (Link(label="code", url="https://github.com/lab/thing"),)
    assert reading.status == "ok"


@pytest.mark.parametrize(
    "code", ["javascript:alert(1)", "lab/thing", "file:///etc/passwd", "", None]
)
async def test_code_at_no_web_address_is_no_link(site: Site, code: str | None) -> None:
    site.put(LISTS, as_json([record(githubRepo=code)]))

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.links for one in reading.candidates] == [()]


@pytest.mark.parametrize("abstract", [None, ""])
async def test_a_machines_summary_never_stands_for_the_abstract(
    site: Site, abstract: str | None
) -> None:
    site.put(LISTS, as_json([record(summary=abstract)]))

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.summary for one in reading.candidates] == [""]


async def test_what_too_few_voted_for_is_left_out_and_the_most_voted_come_first(
    site: Site,
) -> None:
    lists = [record(n, upvotes=votes) for n, votes in enumerate((9, 10, 30, None), 1)]
    site.answers[LISTS] = by_day({DAYS[0]: as_json(lists)})

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())
    first = await huggingface.read(
        source(site, limit=1), WEEK, NOTHING_KNOWN, site.client()
    )

    assert [one.title for one in reading.candidates] == ["Paper 3", "Paper 2"]
    assert [one.title for one in first.candidates] == ["Paper 3"]


async def test_a_paper_of_two_days_comes_once_with_its_most_votes(site: Site) -> None:
    again = record(1, id="2409.00001v2", upvotes=35)
    site.answers[LISTS] = by_day(
        {DAYS[1]: as_json([record(1)]), DAYS[2]: as_json([again])}
    )

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.popularity for one in reading.candidates] == [35]


async def test_a_paper_from_before_the_window_is_left_out_one_without_a_date_is_not(
    site: Site,
) -> None:
    dates = ("2024-08-30T10:00:00.000Z", None, "soon")
    lists = [record(n, publishedAt=date) for n, date in enumerate(dates)]
    site.put(LISTS, as_json(lists))

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.title for one in reading.candidates] == ["Paper 1", "Paper 2"]
    assert {one.published for one in reading.candidates} == {None}


async def test_a_day_that_is_no_day_yet_is_an_empty_one(site: Site) -> None:
    site.answers[LISTS] = by_day(
        {DAYS[0]: as_json([record()])}, as_json({"error": "Invalid date"}, 400)
    )

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("ok", 1)


async def test_some_days_that_fail_degrade_the_reading(site: Site) -> None:
    site.answers[LISTS] = by_day(
        {DAYS[0]: as_json([record()]), DAYS[1]: as_json({}, 500)}
    )

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("degraded", 1)
    assert reading.note == "1 of 7 days: the server answered 500"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(as_json({}, 500), "answered 500", id="500"),
        pytest.param(Answer(), "HF: papers: ", id="nothing"),
        pytest.param(Answer(b"<html>Sign in</html>"), "HF: .*JSON", id="a page"),
        pytest.param(as_json({"error": "busy"}), "HF: papers: ", id="no list"),
        pytest.param(Answer(b"null"), "HF: papers: ", id="null"),
        pytest.param(
            as_json([{"title": "x"}, 7]), "none of 2 papers can be read", id="no papers"
        ),
    ],
)
async def test_if_every_day_fails_the_source_failed(
    site: Site, answer: Answer, reason: str
) -> None:
    site.put(LISTS, answer)

    with pytest.raises(SourceError, match=reason):
        await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(None, id="null"),
        pytest.param([], id="a list"),
        pytest.param({"title": "x"}, id="no paper"),
        pytest.param(record(id="not-arxiv"), id="another id"),
        pytest.param(record(id="../2409.00001"), id="a path"),
        pytest.param(record(upvotes="many"), id="words for votes"),
        pytest.param(record(authors="Ada"), id="no list of authors"),
    ],
)
async def test_an_odd_record_costs_itself(site: Site, odd: object) -> None:
    site.answers[LISTS] = by_day({DAYS[0]: as_json([record(2), odd])})

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.title for one in reading.candidates] == ["Paper 2"]
    assert reading.note == "1 of the papers cannot be read"


async def test_a_paper_without_a_title_is_dropped_with_a_reason(site: Site) -> None:
    site.answers[LISTS] = by_day({DAYS[0]: as_json([record(title="")])})

    reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert reading.note == "1 of 1 entries without a title"


@dataclass
class Clock:
    """Whoever sleeps moves it on, without waiting."""

    time: float = 1_725_148_800.0

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds
        await asyncio.sleep(0)


async def test_a_busy_service_is_asked_again_when_it_said(site: Site) -> None:
    clock = Clock()
    refused: list[float] = []

    def answer(asked: Asked) -> Answer:
        if asked.query["date"] == DAYS[0] and not refused:
            refused.append(clock.time)
            return Answer(status=429, headers=(("Retry-After", "30"),))
        return as_json([record()]) if asked.query["date"] == DAYS[0] else EMPTY

    site.answers[LISTS] = answer
    web = Web(
        trusted_hosts([site.url]), "test", FetchLimits(), clock.now, sleep=clock.sleep
    )

    async with web as fetch:
        client = replace(site.client(), fetch=fetch)
        reading = await huggingface.read(source(site), WEEK, NOTHING_KNOWN, client)

    assert (reading.status, len(reading.candidates)) == ("ok", 1)
    assert clock.time >= refused[0] + 30
