"""When the event was that a source did not date."""

import datetime as dt

import pytest
from langgraph.runtime import Runtime

from agents.domain.reading import Page
from agents.domain.story import Candidate
from agents.errors import NothingNew
from agents.ports import Services
from agents.scout import dating
from agents.scout.steps import choose
from tests import make
from tests.fakes import FakeWeb, Notes, services

URL = "https://example.org/{}"
OLD = dt.datetime(2019, 5, 1, 10, tzinfo=make.TZ)


def undated(number: int, **given: object) -> Candidate:
    values = {
        "url": URL.format(number),
        "title": f"AI {number:04}",
        "source": str(number),
        "section": "practice",
        "popularity": 500 - number,
        "published": None,
        **given,
    }
    return make.candidate(**values)


def page(number: int, published: dt.datetime | None) -> Page:
    return Page(url=URL.format(number), title="A page", text="文", published=published)


async def chosen(given: Services, *candidates: Candidate) -> dict[str, Candidate]:
    """The leads that were chosen, by title, best first."""
    given.store.candidates.keep({c.id: c for c in candidates})
    state = await choose(
        {"candidate_ids": [c.id for c in candidates], "contents": "digest"},
        Runtime(context=given),
    )
    ranked = given.store.ranked.many(state["longlist_ids"])
    return {entry.story.lead.title: entry.story.lead for entry in ranked}


async def test_the_page_dates_what_the_source_left_open() -> None:
    web = FakeWeb(pages={URL.format(1): page(1, make.DAY)})

    found = await chosen(services(web=web), undated(1))

    assert found["AI 0001"].published == make.DAY
    assert found["AI 0001"].flags == ()


async def test_an_article_of_another_year_goes_to_the_bench_with_the_reason() -> None:
    web = FakeWeb(pages={URL.format(1): page(1, OLD)})
    given = services(web=web)

    found = await chosen(given, undated(1), undated(2, published=make.DAY))

    assert list(found) == ["AI 0002"]
    assert [one.why for one in given.store.benches.one("choose").entries] == [
        "页面写明发表于 2019-05-01，不在本期之内"
    ]


@pytest.mark.parametrize("silent", [True, False])
async def test_a_page_that_does_not_tell_leaves_the_date_unconfirmed(
    *, silent: bool
) -> None:
    pages: dict[str, Page | Exception] = {}
    if silent:
        pages[URL.format(1)] = page(1, None)
    notes = Notes()

    found = await chosen(services(web=FakeWeb(pages=pages), notes=notes), undated(1))

    assert found["AI 0001"].flags == ("date-unconfirmed",)
    assert notes.said == []


async def test_the_place_of_what_falls_out_goes_to_the_next() -> None:
    web = FakeWeb(pages={URL.format(n): page(n, OLD) for n in range(12)})
    last = undated(12, published=make.DAY)

    found = await chosen(services(web=web), *map(undated, range(12)), last)

    assert list(found) == ["AI 0012"]
    assert sorted(web.asked) == sorted(URL.format(n) for n in range(12))


async def test_only_what_would_be_weighed_is_asked_about_and_once() -> None:
    web = FakeWeb(pages={URL.format(n): page(n, make.DAY) for n in range(90, 130)})
    dated = [undated(n, published=make.DAY) for n in range(90)]

    found = await chosen(services(web=web), *dated, *map(undated, range(90, 130)))

    assert len(found) == 100
    of_pages = [lead.url for lead in found.values() if lead.url in web.pages]
    assert sorted(web.asked) == sorted(of_pages)


async def test_an_archive_without_dates_is_left_before_its_end() -> None:
    many = dating.MOST + 20
    web = FakeWeb(pages={URL.format(n): page(n, OLD) for n in range(many)})
    notes = Notes()

    with pytest.raises(NothingNew):
        await chosen(services(web=web, notes=notes), *map(undated, range(many)))

    assert len(web.asked) == dating.MOST
    assert "entries without a date were left out" in notes.said[0]


async def test_a_bug_in_a_page_is_not_swallowed() -> None:
    web = FakeWeb(pages={URL.format(1): ZeroDivisionError()})

    with pytest.raises(ExceptionGroup) as caught:
        await chosen(services(web=web), undated(1))

    assert caught.group_contains(ZeroDivisionError)
