"""Who is weighed, who is read, and who is written about. Pure.

Each step takes the best of the one before: the places of a section, what reads unlike
what is chosen already, and what could be read before what could not.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from agents.domain.choice import benched
from agents.domain.plan import Quota
from agents.domain.report import Benched
from agents.domain.story import Ranked
from agents.domain.words import SECTIONS, SectionName, StoryId
from agents.scout.duplicates import repeated
from agents.scout.own_works import NO_WORKS, Works
from agents.scout.section_places import places
from agents.scout.variety import Facet, Variety, facets_of

Quotas = Mapping[SectionName, Quota]
LONGLIST = 100  # stories that a model weighs, at least
SPARE = 1.6  # stories that are read for each place (docs/architecture.md §5.16)


class Reasons(NamedTuple):
    """What the bench says where there is no place left, and where that counted."""

    full: str
    among: str


_OF_READING = Reasons("没有进入通读名单", "通读名单里")
_OF_AN_ISSUE = Reasons("名额已满", "本期里")
_UNREAD = "只读到标题，名额让给了读得到正文的"


def longlist_size(items: int) -> int:
    """How many stories are weighed, for so many places."""
    return max(LONGLIST, math.ceil(items * SPARE))


def longlist(
    ranked: Sequence[Ranked], quotas: Quotas, items: int
) -> tuple[list[Ranked], Iterator[Benched]]:
    """The best in all, shared over the sections; the rest as the bench has it, if asked."""
    size = longlist_size(items)
    count = Counter(entry.section for entry in ranked)
    room = places(_scaled(quotas, size), size, count)
    kept: list[Ranked] = []
    rest: list[Ranked] = []
    for entry in ranked:
        if room[entry.section] > 0:
            room[entry.section] -= 1
            kept.append(entry)
        else:
            rest.append(entry)
    why = f"分数不够进入初选（共 {size} 条）"
    return kept, (benched(entry, why) for entry in rest)


def to_read(
    weighed: Sequence[Ranked], quotas: Quotas, items: int
) -> tuple[list[Ranked], list[Benched]]:
    """`SPARE` times the places, in all and in each section."""
    wide = {
        name: quota.model_copy(update={"items": math.ceil(quota.items * SPARE)})
        for name, quota in quotas.items()
    }
    return select(weighed, (), wide, math.ceil(items * SPARE), _OF_READING)


def lacking(
    ranked: Sequence[Ranked],
    readable: Collection[StoryId],
    quotas: Quotas,
    items: int,
) -> dict[SectionName, Quota]:
    """The places of each section that the `readable` stories cannot fill."""
    room = places(quotas, items, _count(ranked))
    there = _count(entry for entry in ranked if entry.story.id in readable)
    return {
        name: quota.model_copy(update={"items": max(0, room[name] - there[name])})
        for name, quota in quotas.items()
    }


def select(
    read: Sequence[Ranked],
    unread: Collection[StoryId],
    quotas: Quotas,
    items: int,
    reasons: Reasons = _OF_AN_ISSUE,
    works: Works = NO_WORKS,
) -> tuple[list[Ranked], list[Benched]]:
    """Who is written about, best first, and the others with their reasons.

    A story of which only the title could be read makes way for any that was read. No
    section gets more than its quota; what one cannot fill goes to the others. `works`
    is what was read of them calls its own.
    """
    order = sorted(read, key=_rank)
    by_text = sorted(order, key=lambda entry: entry.story.id in unread)
    why = repeated(by_text, works)
    readable, titles = (
        [e for e in order if e.story.id not in why and (e.story.id in unread) == last]
        for last in (False, True)
    )
    room = places(quotas, items, _count(readable))
    after = {
        name: quota.model_copy(update={"items": quota.items - room[name]})
        for name, quota in quotas.items()
    }
    more = places(after, items - sum(room.values()), _count(titles))
    chosen: set[StoryId] = set()
    for name in SECTIONS:
        section = Variety(name, room[name] + more[name])
        for entries, size in ((readable, room[name]), (titles, more[name])):
            own = [entry for entry in entries if entry.section == name]
            taken, left = _taken(own, section, size)
            chosen |= taken
            why |= {
                id_: (
                    f"分数够，但{reasons.among}{said}"
                    if said
                    else f"{reasons.full}（{size} 条）"
                )
                for id_, said in left.items()
            }
    why |= dict.fromkeys((e.story.id for e in titles), _UNREAD)
    return (
        [entry for entry in order if entry.story.id in chosen],
        [benched(e, why[e.story.id]) for e in order if e.story.id not in chosen],
    )


def _taken(
    entries: Sequence[Ranked], section: Variety, size: int
) -> tuple[set[StoryId], dict[StoryId, str]]:
    """The best `size`, each chosen with an eye on those before; why not the others."""
    left = {entry.story.id: entry for entry in entries}
    facets: dict[StoryId, tuple[Facet, ...]] = {
        id_: facets_of(entry) for id_, entry in left.items()
    }
    taken: set[StoryId] = set()
    while left and len(taken) < size:
        best = min(
            left.values(),
            key=lambda e: (section.cost(facets[e.story.id]) - e.score, *_rank(e)),
        )
        id_ = best.story.id
        section.add(facets[id_])
        taken.add(id_)
        del left[id_]
    least = min((e.score for e in entries if e.story.id in taken), default=math.inf)
    return taken, {
        id_: _why(entry, section.full_of(facets[id_]), least)
        for id_, entry in left.items()
    }


def _why(entry: Ranked, full_of: Sequence[str], least: float) -> str:
    """Variety is the reason only for those that their score would have let in."""
    if full_of and entry.score > least:
        return "、".join(full_of)
    return ""


def _rank(entry: Ranked) -> tuple[float, str, str]:
    return (-entry.score, entry.story.lead.url, entry.story.id)


def _count(entries: Iterable[Ranked]) -> Counter[SectionName]:
    return Counter(entry.section for entry in entries)


def _scaled(quotas: Quotas, size: int) -> dict[SectionName, Quota]:
    """The same proportion with room for `size` in each: caps are for the issue."""
    return {
        name: quota.model_copy(update={"items": quota.items * size})
        for name, quota in quotas.items()
    }
