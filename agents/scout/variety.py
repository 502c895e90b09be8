"""What a choice has enough of: each likeness to what is chosen costs points. Pure.

After maximal marginal relevance (Carbonell and Goldstein, 1998), with facets that an
editor can name in the place of one similarity.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from agents.domain.story import Ranked
from agents.domain.words import Flag, SectionName
from agents.scout.topics import houses_of, topics_of

LATE: Flag = "late-discovery"
TOO_MANY = 100.0  # points: only where nothing else is there
_NEWS_OF_A_TOPIC = 2
_LEAST_OF_A_SOURCE = 3  # a small section may have so many of one feed


class Facet(NamedTuple):
    """One respect in which stories are alike; `name` as an editor reads it."""

    kind: str
    name: str


# Points, of 100, for each chosen story of the same section that is alike in it.
_COSTS: Mapping[str, float] = {
    "类别": 2.0,
    "来源": 1.5,
    "机构": 4.0,
    "话题": 4.0,
    "语言": 0.3,
    "旧事新提": 8.0,
}


_UNTOLD = {"语言", "旧事新提"}  # no reason that an editor would weigh


def facets_of(entry: Ranked) -> tuple[Facet, ...]:
    return tuple(dict.fromkeys(_facets(entry)))


def _facets(entry: Ranked) -> Iterator[Facet]:
    lead = entry.story.lead
    if entry.category:
        yield Facet("类别", entry.category)
    if not lead.row.is_query:  # a query is as wide as the field
        yield Facet("来源", lead.source)
    for house in sorted(houses_of(entry.story)):
        yield Facet("机构", house)
    for topic in sorted(topics_of(entry.story)):
        yield Facet("话题", topic)
    if lead.language:
        yield Facet("语言", lead.language)
    if LATE in lead.flags:
        yield Facet("旧事新提", "")


class Variety:
    """What one section has so far; `places` are all that it may have."""

    def __init__(self, section: SectionName, places: int) -> None:
        self._section = section
        self._most = max(_LEAST_OF_A_SOURCE, -(-places // 2))
        self._taken: Counter[Facet] = Counter()

    def add(self, facets: tuple[Facet, ...]) -> None:
        self._taken.update(facets)

    def cost(self, facets: tuple[Facet, ...]) -> float:
        """Points that one more of these facets loses."""
        return sum(self._costs(facet) for facet in facets)

    def full_of(self, facets: tuple[Facet, ...]) -> list[str]:
        """What there is enough of already, dearest first, as an editor reads it."""
        dear = [f for f in facets if self._taken[f] and f.kind not in _UNTOLD]
        dear.sort(key=lambda facet: (-self._costs(facet), facet))
        return [f"{f.kind}「{f.name}」已有 {self._taken[f]} 条" for f in dear[:2]]

    def _costs(self, facet: Facet) -> float:
        taken = self._taken[facet]
        if facet.kind == "旧事新提":
            return _COSTS[facet.kind] * (taken + 1)
        too_many = (facet.kind == "来源" and taken >= self._most) or (
            self._section == "news"
            and facet.kind in {"话题", "机构"}
            and taken >= _NEWS_OF_A_TOPIC
        )
        return TOO_MANY if too_many else _COSTS[facet.kind] * taken
