"""Candidates about the same thing become one story; none is lost, none is doubled."""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from agents.domain.story import Candidate, Story
from agents.domain.words import StoryId
from agents.scout.identity import identity, title_key

# Weekly columns carry the same title again and again; one story doesn't last longer.
_SAME_TITLE = dt.timedelta(days=4)
_TEXT = 80  # characters; less is a teaser, not a text
_PRIMARY = {"arxiv": 0, "github": 1, "feed": 2, "hackernews": 3}


def group(candidates: Iterable[Candidate]) -> list[Story]:
    """Every candidate in exactly one story, in a total order (by id).

    Exact keys only: canonical URL, arXiv id, repository or release, a paper's own
    code, an informative title within four days.
    """
    distinct = sorted({c.id: c for c in candidates}.values(), key=_by_time)
    union = _Union(len(distinct))
    first: dict[str, int] = {}
    for index, candidate in enumerate(distinct):
        for key in keys(candidate):
            union.join(first.setdefault(key, index), index)
    for pair in _same_titles(distinct):
        union.join(*pair)
    groups = defaultdict(list)
    for index, candidate in enumerate(distinct):
        groups[union.root(index)].append(candidate)
    return sorted((_story(members) for members in groups.values()), key=lambda s: s.id)


def keys(candidate: Candidate) -> set[str]:
    """What identifies a candidate. A release is itself, not its repository."""
    if candidate.release:
        own = identity(candidate.url).removeprefix("github:")
        if not own.startswith(("release:", "url:")):
            own = f"release:{own}@{candidate.release}"
        return {own}
    linked = {
        identity(link.url)
        for link in candidate.links
        if link.label in ("code", "paper")
    }
    return {identity(candidate.url)} | {key for key in linked if key[:4] != "url:"}


def story_id(candidate: Candidate) -> StoryId:
    """A readable, file-safe name of what the lead is about.

    It is the same in every run, so that recorded answers find their story.
    """
    key = min(keys(candidate)) if candidate.release else identity(candidate.url)
    kind, _, rest = key.partition(":")
    slug = re.sub(r"[^a-z0-9]+", "-", rest.removeprefix("https://").lower()).strip("-")
    if kind == "arxiv":
        return StoryId(f"arxiv-{rest.replace('/', '-')}")
    mark = hashlib.sha256(key.encode()).hexdigest()[:8]
    return StoryId(f"{kind}-{slug[:60].strip('-')}-{mark}")


def _story(members: Sequence[Candidate]) -> Story:
    lead, *others = sorted(members, key=_primary)
    return Story(id=story_id(lead), lead=lead, others=tuple(others))


def _primary(candidate: Candidate) -> tuple[int, float, int, float, str, str]:
    """The best primary source first: kind, weight, text, the earliest, the URL."""
    has_text = 0 if len(candidate.summary) >= _TEXT else 1
    return (
        _PRIMARY[candidate.kind],
        -candidate.weight,
        has_text,
        candidate.published.timestamp() if candidate.published else float("inf"),
        candidate.url,
        candidate.id,
    )


def _by_time(candidate: Candidate) -> tuple[float, str, str]:
    moment = candidate.published
    return (moment.timestamp() if moment else 0.0, candidate.url, candidate.id)


def _same_titles(candidates: Sequence[Candidate]) -> Iterable[tuple[int, int]]:
    """Neighbours in time with one title; two releases never are one story."""
    last: dict[str, int] = {}
    for index, candidate in enumerate(candidates):
        key = title_key(candidate.title)
        if key is None or candidate.release:
            continue
        before = last.get(key)
        if before is not None and _near(candidates[before], candidate):
            yield before, index
        last[key] = index


def _near(one: Candidate, other: Candidate) -> bool:
    if one.published is None or other.published is None:
        return one.source == other.source
    return abs(one.published - other.published) <= _SAME_TITLE


class _Union:
    """Union-find with path halving."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
