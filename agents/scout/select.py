"""From the longlist to the shortlist, once it is known what could be read. Pure."""

import math
from collections.abc import Collection, Mapping, Sequence

from agents.domain.plan import Quota
from agents.domain.report import Benched
from agents.domain.story import Ranked
from agents.domain.words import SectionName, StoryId
from agents.scout.shortlist import shortlist

SPARE = 1.6  # stories that are read for each place (DESIGN §5.16)
_UNREAD = "只读到标题，名额让给了读得到正文的"


def longlist(
    ranked: Sequence[Ranked], quotas: Mapping[SectionName, Quota], items: int
) -> tuple[list[Ranked], list[Benched]]:
    """Who is read: `SPARE` times the places, in all and in each section."""
    wide = {
        name: quota.model_copy(update={"items": math.ceil(quota.items * SPARE)})
        for name, quota in quotas.items()
    }
    return shortlist(ranked, wide, math.ceil(items * SPARE))


def select(
    read: Sequence[Ranked],
    unread: Collection[StoryId],
    quotas: Mapping[SectionName, Quota],
    items: int,
) -> tuple[list[Ranked], list[Benched]]:
    """Who is written about, best first, and the rest with their reasons.

    A story of which only the title could be read makes way for any that was read.
    """
    readable_first = sorted(read, key=lambda ranked: ranked.story.id in unread)
    chosen, bench = shortlist(readable_first, quotas, items)
    titles = {ranked.story.lead.url for ranked in read if ranked.story.id in unread}
    told = [
        entry.model_copy(update={"why": _UNREAD}) if entry.url in titles else entry
        for entry in bench
    ]
    taken = {ranked.story.id for ranked in chosen}
    return [ranked for ranked in read if ranked.story.id in taken], told
