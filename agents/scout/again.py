"""Stories that a better one tells already: one repository, one version of a product. Pure."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from agents.domain.identity import repository
from agents.domain.kinds import PAPER
from agents.domain.story import Candidate, Ranked
from agents.domain.words import StoryId
from agents.scout.product import versioned

_ONE_EVENT = dt.timedelta(days=7)


def told_again(entries: Iterable[Ranked]) -> dict[StoryId, str]:
    """Why some of them would come twice, the best first; the others are not named."""
    repositories: set[str] = set()
    products: dict[str, list[Candidate]] = defaultdict(list)
    again: dict[StoryId, str] = {}
    for entry in entries:
        lead, repos = entry.story.lead, _repositories(entry)
        if why := _again(lead, products, shared=bool(repos & repositories)):
            again[entry.story.id] = why
            continue
        repositories |= repos
        for product in _products(lead):
            products[product].append(lead)
    return again


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
