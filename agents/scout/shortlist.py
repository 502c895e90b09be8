"""Who goes into the issue: quotas per section, and the bench with reasons."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from agents.domain.plan import Quota
from agents.domain.report import Benched
from agents.domain.story import Ranked
from agents.domain.words import SECTIONS, SectionName
from agents.scout.identity import repository
from agents.scout.rank import off_topic


def shortlist(
    ranked: Iterable[Ranked], quotas: Mapping[SectionName, Quota], items: int
) -> tuple[list[Ranked], list[Benched]]:
    """The chosen ones, best first, and the others, best first, each with its reason.

    At most `items` in all and each section's quota; no source fills more than half
    of a section (three at least), no repository comes twice.
    """
    room = _room(quotas, items)
    chosen: list[Ranked] = []
    bench: list[Benched] = []
    taken: Counter[SectionName] = Counter()
    by_source: Counter[tuple[SectionName, str]] = Counter()
    repositories: set[str] = set()
    for entry in ranked:
        lead, section = entry.story.lead, entry.section
        repos = _repositories(entry)
        most = max(3, math.ceil(room[section] / 2))
        if why := off_topic(entry.story):
            bench.append(_benched(entry, why))
        elif taken[section] >= room[section]:
            bench.append(_benched(entry, f"名额已满（{room[section]} 条）"))
        elif repos & repositories:
            bench.append(_benched(entry, "同一仓库已有一条"))
        elif lead.kind == "feed" and by_source[section, lead.source] >= most:
            bench.append(_benched(entry, f"{lead.source} 已有 {most} 条"))
        else:
            chosen.append(entry)
            taken[section] += 1
            by_source[section, lead.source] += 1
            repositories |= repos
    return chosen, bench


def _room(quotas: Mapping[SectionName, Quota], items: int) -> dict[SectionName, int]:
    """Quotas, cut in proportion where they sum up to more than `items`.

    Largest remainders get what rounding leaves, so the sum is exact.
    """
    wanted = {name: quotas[name].items if name in quotas else 0 for name in SECTIONS}
    total = sum(wanted.values())
    if total <= items:
        return wanted
    exact = {name: wanted[name] * items / total for name in SECTIONS}
    room = {name: math.floor(exact[name]) for name in SECTIONS}
    rest = sorted(SECTIONS, key=lambda name: (room[name] - exact[name], name))
    for name in rest[: items - sum(room.values())]:
        room[name] += 1
    return room


def _repositories(entry: Ranked) -> set[str]:
    urls = [
        url
        for candidate in entry.story.candidates
        for url in (
            candidate.url,
            *(link.url for link in candidate.links if link.label == "code"),
        )
    ]
    return {repo for url in urls if (repo := repository(url))}


def _benched(entry: Ranked, why: str) -> Benched:
    lead = entry.story.lead
    return Benched(
        title=lead.title,
        url=lead.url,
        section=entry.section,
        score=entry.score,
        why=why,
    )
