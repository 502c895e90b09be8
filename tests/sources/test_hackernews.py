import re
from datetime import UTC, datetime
from typing import Any

import pytest

from agents.domain.source import HackerNewsSource
from agents.domain.story import Link
from agents.errors import SourceError
from agents.sources import hackernews
from tests.sources.site import NOTHING_KNOWN, WEEK, Answer, Asked, Site, as_json

SEARCH = "/search_by_date"
SINCE, UNTIL = int(WEEK.since.timestamp()), int(WEEK.until.timestamp())


def source(site: Site, limit: int = 2000) -> HackerNewsSource:
    return HackerNewsSource(
        kind="hackernews", name="HN", query="LLM", url=site.url, limit=limit
    )


def hit(number: int = 1, **more: object) -> dict[str, Any]:
    return {
        "objectID": str(number),
        "title": f"Story {number}",
        "url": f"https://h.org/{number}",
        "points": 60,
        "num_comments": 7,
        "created_at_i": SINCE + number,
        "_highlightResult": {"title": {"value": "<em>Story</em>"}},
        **more,
    }


def found(*hits: dict[str, Any], total: int | None = None) -> Answer:
    return as_json({"nbHits": len(hits) if total is None else total, "hits": hits})


def archive(times: list[int]) -> Any:
    """Stories at these seconds, of which Algolia gives the newest 1,000."""

    def answer(asked: Asked) -> Answer:
        filters = asked.query["numericFilters"]
        since = int(re.findall(r"created_at_i>=(\d+)", filters)[0])
        until = int(re.findall(r"created_at_i<(\d+)", filters)[0])
        hits = [
            hit(n, created_at_i=time)
            for n, time in enumerate(times)
            if since <= time < until
        ]
        return found(*hits[:1000], total=len(hits))

    return answer


async def test_the_query_names_the_window_and_the_points(site: Site) -> None:
    site.put(SEARCH, found())

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert reading.status == "empty"
    assert [asked.query for asked in site.asked] == [
        {
            "query": "LLM",
            "tags": "story",
            "numericFilters": f"created_at_i>={SINCE},created_at_i<{UNTIL},points>=50",
            "hitsPerPage": "1000",
        }
    ]


async def test_a_story_is_read_whole(site: Site) -> None:
    site.put(SEARCH, found(hit(1, title="Show HN: A tool [pdf]")))

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    (one,) = reading.candidates
    assert (one.title, one.url, one.topics) == (
        "A tool",
        "https://h.org/1",
        ("Show HN",),
    )
    assert one.published == datetime.fromtimestamp(SINCE + 1, UTC)
    assert (one.popularity, one.comments) == (60, 7)
    page = "https://news.ycombinator.com/item?id=1"
    assert one.links == (Link(label="discussion", url=page),)


async def test_a_text_post_is_its_own_page(site: Site) -> None:
    post = hit(1, title="Ask HN: Why?", story_text="<p>Because &amp; so.", url="")
    del post["points"], post["num_comments"]
    site.put(SEARCH, found(post))

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    (one,) = reading.candidates
    assert one.url == "https://news.ycombinator.com/item?id=1"
    assert (one.title, one.links, one.popularity) == ("Why?", (), 0)
    assert one.summary.strip() == "Because & so."


async def test_the_most_liked_stories_are_kept(site: Site) -> None:
    site.put(SEARCH, found(hit(1), hit(2, points=90), hit(3)))

    reading = await hackernews.read(source(site, 2), WEEK, NOTHING_KNOWN, site.client())

    assert [one.title for one in reading.candidates] == ["Story 2", "Story 1"]


async def test_a_window_with_too_many_stories_is_halved_until_each_part_fits(
    site: Site,
) -> None:
    times = [SINCE + n * 400 for n in range(1500)]
    site.answers[SEARCH] = archive(times)

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("ok", 1500)
    assert len(site.asked) == 3


async def test_a_second_with_too_many_stories_degrades_the_reading(site: Site) -> None:
    site.answers[SEARCH] = archive([SINCE] * 1500)

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("degraded", 1000)
    assert reading.note == "500 stories of one second were not given"


async def test_halving_comes_to_an_end(site: Site) -> None:
    site.put(SEARCH, found(hit(), total=5000))

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert len(site.asked) == 64
    assert reading.status == "degraded"
    assert "more stories than 64 queries give" in reading.note


async def test_a_story_outside_the_window_is_left_out(site: Site) -> None:
    site.put(SEARCH, found(hit(1, created_at_i=UNTIL), hit(2)))

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.title for one in reading.candidates] == ["Story 2"]


async def test_a_story_without_a_title_is_dropped_with_a_reason(site: Site) -> None:
    site.put(SEARCH, found(hit(1, title=None)))

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert reading.note == "1 of 1 entries without a title"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(Answer(b""), "HN: 0 bytes", id="empty"),
        pytest.param(Answer(b"null"), "HN: the answer: ", id="null"),
        pytest.param(Answer(b"[]"), "HN: the answer: ", id="a list"),
        pytest.param(Answer(b'{"nbHits": 1, "hits": [{'), "HN: .*JSON", id="cut off"),
        pytest.param(
            as_json({"hits": []}), "HN: nbHits: Field required", id="no total"
        ),
        pytest.param(found({}), r"HN: 1 of 1 hits .*\(objectID: ", id="an empty hit"),
        pytest.param(
            found(hit(created_at_i=10**20)),
            "created_at_i",
            id="a moment of no calendar",
        ),
        pytest.param(as_json({}, 500), "answered 500", id="500"),
    ],
)
async def test_what_algolia_does_not_say_is_a_source_error(
    site: Site, answer: Answer, reason: str
) -> None:
    site.put(SEARCH, answer)

    with pytest.raises(SourceError, match=reason):
        await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(None, id="null"),
        pytest.param([hit(5)], id="a list"),
        pytest.param("hit", id="a text"),
        pytest.param({}, id="an empty one"),
        pytest.param(hit(5, points="many"), id="points in words"),
        pytest.param(hit(5, points=[None]), id="points in a list"),
        pytest.param(hit(5, title=["a"]), id="a list for a title"),
        pytest.param(hit(5, url={"a": 1}), id="an object for an address"),
        pytest.param(hit(5, created_at_i=None), id="no moment"),
        pytest.param(hit(5, created_at_i=10**20), id="a moment of no calendar"),
    ],
)
async def test_an_odd_hit_costs_only_itself(site: Site, odd: Any) -> None:
    site.put(SEARCH, as_json({"nbHits": 3, "hits": [hit(1), odd, hit(2)]}))

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert {one.title for one in reading.candidates} == {"Story 1", "Story 2"}
    assert reading.status == "degraded"
    assert reading.note.startswith("1 of 3 hits cannot be read (")


async def test_half_an_emoji_in_a_hit_is_replaced(site: Site) -> None:
    site.put(SEARCH, found(hit(1, title="A \ud83d title \ud83d\ude00")))

    reading = await hackernews.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.title for one in reading.candidates] == ["A \ufffd title 😀"]
