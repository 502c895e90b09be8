"""Which categories are opened by a paragraph, and when a model is asked for it.

As soon as the cards are done of all the stories that the scout placed there, while other
stories are still being written. What is printed is decided at the end, over the final
cards: where a card came from elsewhere, or went there, it is asked for anew.
"""

import asyncio
from collections.abc import Iterable, Sequence

from agents.bulkhead import spared
from agents.domain.issue import Card, introduction_key
from agents.domain.words import StoryId
from agents.ports import Runtime, Services
from agents.state import Faulted, Introduced, Shortlisted
from agents.summariser.introduce import ENOUGH, MOST, UNFIT, introduced


class Branched(Shortlisted, Faulted):
    """What the branches leave."""


async def introduce(state: Branched, runtime: Runtime[Services]) -> Introduced:
    """One call for each category that has enough stories; its key where it has one."""
    services = runtime.context
    if services.plan.writer != "model":
        return {"introduced": [], "faults": []}
    there = spared(services, state["shortlist_ids"], state["faults"])
    groups = _groups(services.store.cards.many(there))
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(introduced(services, cards))
            for key, cards in groups.items()
            if f"opening {key}" not in state["faults"]
        ]
    opened = [task.result() for task in tasks]
    found = {one.key: one for one, _ in opened if one is not None}
    services.store.introductions.keep(found)
    faults = [key for _, held in opened for key in held]
    return {"introduced": sorted(found), "faults": faults}


async def open_early(services: Services, story_id: StoryId) -> list[str]:
    """Ask for the opening of the story's category if it was the last one there.

    The keys of the faults. Where a cap binds, openings take what the stories leave.
    """
    if services.plan.writer != "model" or not services.purse.is_ample:
        return []
    accounts = sorted(services.store.accounts.every(), key=lambda one: one.place)
    opens = next(one.opens for one in accounts if one.story_id == story_id)
    if not opens or any(one.opens == opens and one.used is None for one in accounts):
        return []
    through = [one.story_id for one in accounts if one.used is not None]
    cards = {card.story_id: card for card in services.store.cards.every()}
    group = _groups(cards[one] for one in through if one in cards).get(opens)
    return [] if group is None else (await introduced(services, group))[1]


def _groups(cards: Iterable[Card]) -> dict[str, Sequence[Card]]:
    """The fit cards of each category that has enough of them, in order, by its key."""
    together: dict[str, list[Card]] = {}
    for card in cards:
        if card.category and not UNFIT & set(card.flags):
            key = introduction_key(card.section, card.category)
            together.setdefault(key, []).append(card)
    return {
        key: group[:MOST] for key, group in together.items() if len(group) >= ENOUGH
    }
