"""The steps of a draft in their order, whoever goes through them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from agents.bulkhead import bulkhead
from agents.domain.words import StoryId
from agents.formatter.illustrate import illustrate
from agents.formatter.steps import assemble, make_card, mark_faulty
from agents.ports import Runtime, Services
from agents.scout.read_on import read_on
from agents.scout.steps import Gathering, choose, collect, select, weigh
from agents.state import Assigned, ReadingList, Written
from agents.summariser.cite import cite
from agents.summariser.gather import gather
from agents.summariser.openings import introduce, open_early
from agents.summariser.steps import summarise

Step = Callable[[Any, Runtime[Services]], Awaitable[Mapping[str, Any]]]


async def read(state: ReadingList, runtime: Runtime[Services]) -> Gathering:
    """Read what may be chosen, and read on while too little of it can be told."""
    services, clock = runtime.context, asyncio.get_running_loop()
    end = clock.time() + services.plan.reading
    more = done = state["reading_ids"]
    faults: list[str] = []
    while more:
        faults += await gather(services, more, end)
        more = (
            read_on(services, state["longlist_ids"], done) if clock.time() < end else []
        )
        done = [*done, *more]
    return {"reading_ids": done, "faults": faults}


async def story(state: Assigned, runtime: Runtime[Services]) -> Written:
    """One story's branch: write, judge, format, cite.

    A fault of ours costs this story alone: its place, or, where it has a card, the
    checks or the pictures that failed.
    """
    services, story_id = runtime.context, state["story_id"]
    async with services.purse.share(story_id) as share:
        with bulkhead(services, "story", story_id) as lost:
            await summarise(services, story_id, share.samples, judged=share.judged)
            await make_card(services, story_id)
        lacking = [] if lost else await _completed(services, story_id)
    services.progress.advance("stories")
    opening = await open_early(services, story_id)
    faults = lost + lacking + opening
    return {"written": [] if lost else [story_id], "faults": faults}


async def _completed(services: Services, story_id: StoryId) -> list[str]:
    """Check and illustrate its card; the keys of the faults that kept it from that."""
    with bulkhead(services, "checks", story_id) as checks:
        await cite(services, story_id)
    with bulkhead(services, "pictures", story_id) as pictures:
        await illustrate(services, story_id)
    if checks or pictures:
        mark_faulty(services, story_id)
    return checks + pictures


# What comes before the stories, each story's branch, and what comes after them.
BEFORE: Mapping[str, Step] = MappingProxyType(
    {
        "collect": collect,
        "choose": choose,
        "weigh": weigh,
        "read": read,
        "select": select,
    }
)
BRANCH = "story"
AFTER: Mapping[str, Step] = MappingProxyType(
    {"introduce": introduce, "assemble": assemble}
)
