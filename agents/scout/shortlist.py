"""Who goes into the issue: quotas per section, and the bench with reasons."""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from agents.domain.identity import repository
from agents.domain.kinds import PAPER
from agents.domain.plan import Quota
from agents.domain.report import Benched
from agents.domain.story import Candidate, Ranked
from agents.domain.words import SECTIONS, SectionName
from agents.scout.product import versioned
from agents.scout.rank import off_topic

_ONE_EVENT = dt.timedelta(days=7)
BENCH = 200  # benched stories that are told; an editor reads no more


def shortlist(
    ranked: Iterable[Ranked], quotas: Mapping[SectionName, Quota], items: int
) -> tuple[list[Ranked], list[Benched]]:
    """The chosen ones, best first, and the others, best first, each with its reason.

    At most `items` in all and each section's quota; no source fills more than half
    of a section (three at least), no repository comes twice. The bench is at least
    the first `BENCH` of the others; of full sections no more are looked at then.
    """
    room = _room(quotas, items)
    chosen: list[Ranked] = []
    bench: list[Benched] = []
    taken: Counter[SectionName] = Counter()
    by_source: Counter[tuple[SectionName, str]] = Counter()
    repositories: set[str] = set()
    products: dict[str, list[Candidate]] = defaultdict(list)
    for entry in ranked:
        lead, section = entry.story.lead, entry.section
        if taken[section] >= room[section] and len(bench) >= BENCH:
            continue
        repos = _repositories(entry)
        most = max(3, math.ceil(room[section] / 2))
        if why := off_topic(entry.story):
            bench.append(_benched(entry, why))
        elif taken[section] >= room[section]:
            bench.append(_benched(entry, f"名额已满（{room[section]} 条）"))
        elif why := _again(lead, products, shared=bool(repos & repositories)):
            bench.append(_benched(entry, why))
        elif not lead.row.is_query and by_source[section, lead.source] >= most:
            bench.append(_benched(entry, f"{lead.source} 已有 {most} 条"))
        else:
            chosen.append(entry)
            taken[section] += 1
            by_source[section, lead.source] += 1
            repositories |= repos
            for product in _products(lead):
                products[product].append(lead)
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


def _products(lead: Candidate) -> set[str]:
    """Names with a version, `qwen2.5` or `llama3.2`; not part of a longer name.

    A paper is about what it found, not about the release of the model it studies.
    """
    if lead.row.gives is PAPER:
        return set()
    told = versioned(lead.title).items()
    return {f"{name}{'.'.join(map(str, version))}" for name, version in told}


def _again(
    lead: Candidate, products: Mapping[str, list[Candidate]], *, shared: bool
) -> str | None:
    """Why a chosen one tells it already; `shared`: one of the same repository does."""
    if shared:
        return "同一仓库已有一条"
    same = _same_product(lead, products)
    return f"与「{same.title}」说的是同一产品" if same else None


def _same_product(
    lead: Candidate, products: Mapping[str, list[Candidate]]
) -> Candidate | None:
    """A chosen lead about the same version of the same thing, at about the same time.

    Media tell one release in several languages; the editor can swap them.
    """
    for product in sorted(_products(lead)):
        for other in products.get(product, ()):
            if None in (lead.published, other.published) or (
                lead.published
                and other.published
                and abs(lead.published - other.published) <= _ONE_EVENT
            ):
                return other
    return None


def _benched(entry: Ranked, why: str) -> Benched:
    lead = entry.story.lead
    return Benched(
        title=lead.title,
        url=lead.url,
        section=entry.section,
        score=entry.score,
        why=why,
    )
