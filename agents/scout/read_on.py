"""Whom to read besides, where too little can be told of those that were read."""

from agents.domain.report import Bench
from agents.domain.words import StoryId
from agents.ports import Services
from agents.scout.duplicates import substitutes
from agents.scout.select import lacking, to_read


def read_on(
    services: Services, longlist: list[StoryId], done: list[StoryId]
) -> list[StoryId]:
    """Who tells the same as what could not be read, and the next ones for its places.

    Nobody where `done` can fill them with what was read, or where nobody is left. What
    a run that was killed read in later rounds counts when they come.
    """
    plan, read = services.plan, set(done)
    gathered = services.store.gathered.every()
    readable = {one.story_id for one in gathered if one.has_text} & read
    ranked = services.store.ranked.many(longlist)
    short = lacking(ranked, readable, plan.quotas, plan.items)
    left = [entry for entry in ranked if entry.story.id not in read]
    more, _ = to_read(left, short, sum(quota.items for quota in short.values()))
    unread = (e for e in ranked if e.story.id in read - readable)
    more += substitutes(unread, left)
    ids = list(dict.fromkeys(entry.story.id for entry in more))
    waiting = services.store.benches.one("weigh").entries
    still = tuple(row for row in waiting if row.id not in ids)
    services.store.benches.keep({"weigh": Bench(entries=still)})
    return ids
