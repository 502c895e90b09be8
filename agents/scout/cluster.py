"""Candidates about the same thing become one story; none is lost, none is doubled."""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from agents.domain.identity import bare_title, identity, title_key
from agents.domain.story import Candidate, Story
from agents.domain.wechat import is_temporary
from agents.domain.words import StoryId
from agents.scout.repost import alike, bare, reposts

# Media tell one thing under one title within days; later it is another thing.
_SAME_TITLE = dt.timedelta(days=4)
# In one source it is the same entry once more, or tomorrow's number of a column.
_SAME_SOURCE = dt.timedelta(hours=12)
_TEXT = 80  # characters; less is a teaser, not a text


def group(candidates: Iterable[Candidate]) -> list[Story]:
    """Every candidate in exactly one story, in a total order (by id).

    Exact keys only: canonical URL, arXiv id, repository or release, a paper's own
    code, an informative title within four days, a source's own text once more.
    """
    distinct = sorted({c.id: c for c in candidates}.values(), key=_by_time)
    union = _Union(len(distinct))
    own = [own_key(candidate) for candidate in distinct]
    first: dict[str, int] = {}
    for index, key in enumerate(own):
        union.join(first.setdefault(key, index), index)
    for key, linked in _claims(distinct, own):
        if linked in first:
            union.join(first[key], first[linked])
    for pair in (*_same_titles(distinct), *reposts(distinct)):
        union.join(*pair)
    groups = defaultdict(list)
    for index, candidate in enumerate(distinct):
        groups[union.root(index)].append(candidate)
    return sorted((_story(members) for members in groups.values()), key=lambda s: s.id)


def own_key(candidate: Candidate) -> str:
    """What a candidate is about. A release is itself, not its repository."""
    key = identity(candidate.url)
    if candidate.release and key.startswith("github:"):
        return f"release:{key.removeprefix('github:')}@{candidate.release}"
    return key


def story_id(candidate: Candidate) -> StoryId:
    """A readable, file-safe name of what the lead is about.

    It is the same in every run, so that recorded answers find their story.
    """
    key = own_key(candidate)
    kind, _, rest = key.partition(":")
    slug = re.sub(r"[^a-z0-9]+", "-", rest.removeprefix("https://").lower()).strip("-")
    if kind == "arxiv":
        return StoryId(f"arxiv-{rest.replace('/', '-')}")
    mark = hashlib.sha256(key.encode()).hexdigest()[:8]
    return StoryId(f"{kind}-{slug[:60].strip('-')}-{mark}")


def _story(members: Sequence[Candidate]) -> Story:
    lead, *others = members if len(members) == 1 else sorted(members, key=_primary)
    return Story(
        id=story_id(lead), lead=_first_told(lead, others), others=tuple(others)
    )


def _first_told(lead: Candidate, others: Sequence[Candidate]) -> Candidate:
    """What its source gives again happened when it gave it first."""
    entry = (lead.source, bare_title(lead.title))
    moments = [
        other.published
        for other in (lead, *others)
        if other.published and (other.source, bare_title(other.title)) == entry
    ]
    if lead.published is None or lead.published == min(moments):
        return lead
    return lead.model_copy(update={"published": min(moments)})


def _primary(candidate: Candidate) -> tuple[int, float, bool, int, float, str, str]:
    """The best primary source first: kind, weight, an address that stays, text, time."""
    has_text = 0 if len(candidate.summary) >= _TEXT else 1
    return (
        candidate.row.primary,
        -candidate.weight,
        is_temporary(candidate.url),
        has_text,
        candidate.published.timestamp() if candidate.published else float("inf"),
        candidate.url,
        candidate.id,
    )


def _by_time(candidate: Candidate) -> tuple[float, str, str]:
    moment = candidate.published
    return (moment.timestamp() if moment else 0.0, candidate.url, candidate.id)


def _claims(
    candidates: Sequence[Candidate], own: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Who links whom as its code or paper, where there is no doubt about it.

    A paper also names repositories that it builds on, and several papers share one:
    a link counts if it is the only one of its claimant and nobody else claims it.
    """
    claimed: dict[str, set[str]] = defaultdict(set)
    claimants: dict[str, set[str]] = defaultdict(set)
    for candidate, key in zip(candidates, own, strict=True):
        for linked in () if candidate.release else _linked(candidate):
            if linked != key:
                claimed[key].add(linked)
                claimants[linked].add(key)
    for key, links in sorted(claimed.items()):
        linked = min(links)
        if len(links) == len(claimants[linked]) == 1:
            yield key, linked


def _linked(candidate: Candidate) -> set[str]:
    links = (link.url for link in candidate.links if link.label in ("code", "paper"))
    return {key for url in links if not (key := identity(url)).startswith("url:")}


def _same_titles(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """The first of a title, and those that follow it soon; releases never do.

    Without a date nothing says that two entries of one title are not a column's.
    """
    first: dict[str, int] = {}
    for index, candidate in enumerate(candidates):
        key = title_key(candidate.title)
        if key is None or candidate.release or candidate.published is None:
            continue
        before = first.setdefault(key, index)
        if _soon(candidates[before], candidate) and not _told_apart(
            candidates[before], candidate
        ):
            yield before, index
        else:
            first[key] = index


def _soon(one: Candidate, other: Candidate) -> bool:
    limit = _SAME_SOURCE if one.source == other.source else _SAME_TITLE
    return _by_time(other)[0] - _by_time(one)[0] <= limit.total_seconds()


def _told_apart(one: Candidate, other: Candidate) -> bool:
    """Two entries of one source under one title that have texts of their own."""
    if one.source != other.source:
        return False
    texts = [text for text in (bare(one.summary), bare(other.summary)) if text]
    return len(texts) > 1 and not alike(*texts)


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
