"""Reading every story that may be chosen, before the last choice is made."""

import asyncio
from collections.abc import Sequence

from agents.bulkhead import bulkhead
from agents.domain.words import StoryId
from agents.messages.said import said
from agents.ports import Services
from agents.summariser.read import read, unread


async def gather(services: Services, ids: Sequence[StoryId], end: float) -> list[str]:
    """Read the stories beside one another, the best first; keep their materials.

    What was not read by `end`, of the loop's clock, is told by what its sources said of
    it. The keys of the faults are returned.
    """
    services.progress.begin("reading", len(ids))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_one(services, story_id, end)) for story_id in ids]
    late = sum(task.result()[1] for task in tasks)
    if late:
        services.progress.note(
            said(
                "reading ended after {minutes:.0f} minutes: {late} stories are"
                " told by their abstract or teaser; run it again to read them too",
                minutes=services.plan.reading / 60,
                late=late,
            )
        )
    return [key for task in tasks for key in task.result()[0]]


async def _one(
    services: Services, story_id: StoryId, end: float
) -> tuple[list[str], bool]:
    """The keys of its faults, and whether it came too late."""
    is_late = False
    with bulkhead(services, "story", story_id) as faults:
        story = services.store.ranked.one(story_id).story
        try:
            async with asyncio.timeout_at(end):
                gathered = await read(services, story)
        except TimeoutError:
            gathered, is_late = unread(services, story), True
        first = {"materials": services.store.as_first_read(gathered.materials)}
        services.store.gathered.keep({story_id: gathered.model_copy(update=first)})
    services.progress.advance("reading")
    return faults, is_late
