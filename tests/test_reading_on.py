"""What cannot be read gives way, however far down the list the next readable one is."""

from collections.abc import Collection

import pytest
from langgraph.runtime import Runtime

from agents.domain.reading import Page
from agents.domain.words import CandidateId, StoryId
from agents.ports import Services
from agents.scout.steps import choose, select, weigh
from agents.state import ReadingList
from agents.step_order import read
from tests import make
from tests.fakes import FakeWeb, services

# One happening, told so differently that it is not merged.
TOLD = (
    "英伟达开源天气模型，覆盖欧洲各城市",
    "Nvidia's weather model is free for anybody",
)


def web(readable: Collection[int]) -> FakeWeb:
    text = "It reads files, and says so at length. " * 20
    return FakeWeb(
        pages={
            (url := f"https://example.org/{n:04}"): Page(url=url, title="T", text=text)
            for n in readable
        }
    )


async def written(given: Services, count: int) -> list[int]:
    """The numbers of the stories that are written about, of so many in the window."""
    found = make.several(count)
    given.store.candidates.keep({one.id: one for one in found})
    ranked = given.store.ranked.many(await chosen(given, [one.id for one in found]))
    return [int(one.story.lead.title.removeprefix("AI ")) for one in ranked]


async def chosen(given: Services, ids: list[CandidateId]) -> list[StoryId]:
    runtime = Runtime(context=given)
    longlist = await choose({"candidate_ids": ids, "contents": ""}, runtime)
    weighed = await weigh(longlist, runtime)
    reading: ReadingList = {**longlist, "reading_ids": weighed["reading_ids"]}
    selected = await select(await read(reading, runtime), runtime)
    return selected["shortlist_ids"]


async def test_reading_goes_on_until_the_places_are_filled_with_what_was_read() -> None:
    given = services(web=web(range(30, 60)))

    assert await written(given, 60) == list(range(30, 40))


async def test_a_run_that_was_killed_while_it_read_on_chooses_the_same() -> None:
    """What it read in later rounds is kept, and its texts come before their round."""
    whole, killed = services(web=web(range(30, 60))), services(web=web(range(30, 60)))
    found = make.several(60)
    ids = [one.id for one in found]
    for given in (whole, killed):
        given.store.candidates.keep({one.id: one for one in found})
    wanted = await chosen(whole, ids)
    for one in whole.store.gathered.every():
        killed.store.gathered.keep({one.story_id: one})

    assert await chosen(killed, ids) == wanted
    read_in = [
        sorted(g.story_id for g in s.store.gathered.every()) for s in (whole, killed)
    ]
    assert read_in[0] == read_in[1]


async def test_no_more_is_read_where_what_was_read_fills_the_places() -> None:
    given = services(web=(there := web(range(60))))

    await written(given, 60)

    assert len(there.asked) == 16  # 1.6 times the places


async def test_where_too_little_can_be_read_the_best_titles_fill_the_rest() -> None:
    given = services(web=web([2, 70]))

    assert await written(given, 80) == [*range(9), 70]


async def test_each_story_is_chosen_or_benched_once_with_its_reason() -> None:
    given = services(web=web(range(30, 60)))

    await written(given, 60)

    rows = [row for part in given.store.benches.every() for row in part.entries]
    assert sorted(row.title for row in rows) == [
        f"AI {n:04}" for n in range(60) if not 30 <= n < 40
    ]
    why = {row.title: row.why for row in rows}
    assert why["AI 0000"] == "只读到标题，名额让给了读得到正文的"
    assert "没有进入通读名单" in why["AI 0059"]


async def test_what_cannot_be_read_is_read_where_another_tells_it() -> None:
    given = services(web=(there := web([*range(1, 16), 40])))
    found = make.several(60)
    for n in (0, 40):  # one release, told by two
        title = TOLD[n > 0]
        found[n] = found[n].model_copy(update={"title": title})
    given.store.candidates.keep({one.id: one for one in found})

    await chosen(given, [one.id for one in found])

    assert "https://example.org/0040" in there.asked
    assert len(there.asked) == 17


async def test_reading_ends_in_its_time_though_places_are_left() -> None:
    there = web([])
    given = services(web=there, plan=make.plan(reading=1e-6))

    await written(given, 60)

    assert len(there.asked) <= 16


@pytest.mark.parametrize("count", [1, 3])
async def test_a_small_window_is_read_once(count: int) -> None:
    given = services(web=(there := web([])))

    assert await written(given, count) == list(range(count))
    assert len(there.asked) == count
