"""Candidates about the same thing become one story; none is lost, none is doubled."""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from agents.domain.canonical import canonical
from agents.domain.identity import bare_title, identity, is_telling, repository
from agents.domain.story import Candidate, Story
from agents.domain.wechat import is_temporary
from agents.domain.words import CandidateId, StoryId, trusted
from agents.scout.happening.claims import claims
from agents.scout.happening.pairs import Retold
from agents.scout.happening.reposts import alike, bare, reposts

# Media tell one thing under one title within days; later it is another thing.
_SAME_TITLE = dt.timedelta(days=4)
# In one source it is the same entry once more, or tomorrow's number of a column.
_SAME_SOURCE = dt.timedelta(hours=12)
_TEXT = 80  # characters; less is a teaser, not a text
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def group(candidates: Iterable[Candidate]) -> list[Story]:
    """Every candidate in exactly one story, in the order of their first entries.

    First by exact keys: canonical URL, the id of a paper, repository, release, package
    or model, a paper's own code, a post's one paper, an informative title within four
    days, a source's own text once more. Then by what they tell (`same`).
    """
    distinct = sorted({c.id: c for c in candidates}.values(), key=_by_time)
    union = _Union(len(distinct))
    own = [own_key(candidate) for candidate in distinct]
    first: dict[str, int] = {}
    for index, key in enumerate(own):
        union.join(first.setdefault(key, index), index)
    for key, linked in claims(distinct, own):
        # What no candidate is itself stands for those that tell of it.
        union.join(first[key], first.setdefault(linked, first[key]))
    titles = [bare_title(candidate.title) for candidate in distinct]
    shared = _shared(distinct, union)
    for one, other in (*_same_titles(distinct, titles), *reposts(distinct, titles)):
        if not _welds(distinct[one], distinct[other], {own[one], own[other]}, shared):
            union.join(one, other)
    _join_retold(distinct, union)
    keys = {c.id: key for c, key in zip(distinct, own, strict=True)}
    return [
        _story([distinct[place] for place in places], keys) for places in union.groups()
    ]


def _shared(candidates: Sequence[Candidate], union: "_Union") -> frozenset[CandidateId]:
    """Those that are one with another source's entry, by what they lead to."""
    joined = (places for places in union.groups() if len(places) > 1)
    return frozenset(
        candidates[place].id
        for places in joined
        if len({candidates[place].source for place in places}) > 1
        for place in places
    )


def _welds(
    one: Candidate, other: Candidate, keys: set[str], shared: frozenset[CandidateId]
) -> bool:
    """Whether a feed leads under one title to things that other sources tell apart."""
    is_feed = one.source == other.source and not one.row.is_query
    return is_feed and len(keys) > 1 and not shared.isdisjoint((one.id, other.id))


def _join_retold(candidates: Sequence[Candidate], union: "_Union") -> None:
    """The most evident first; two groups become one if no two members disagree."""
    retold = Retold(candidates)
    groups = {union.root(group[0]): group for group in union.groups()}
    for one, other in retold.pairs(union.apart):
        ours, theirs = union.root(one), union.root(other)
        if ours != theirs and retold.agree(groups[ours], groups[theirs]):
            union.join(ours, theirs)
            merged = groups.pop(ours) + groups.pop(theirs)
            groups[union.root(one)] = merged


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
    return _named(candidate, own_key(candidate))


def _named(candidate: Candidate, key: str) -> StoryId:
    if not key.startswith(("arxiv:", "url:")) and repository(candidate.url) is None:
        key = f"url:{canonical(candidate.url)}"  # as it was before hubs had keys
    kind, _, rest = key.partition(":")
    slug = _NOT_IN_NAMES.sub("-", rest.removeprefix("https://").lower()).strip("-")
    if kind == "arxiv":
        return StoryId(f"arxiv-{rest.replace('/', '-')}")
    mark = hashlib.sha256(key.encode()).hexdigest()[:8]
    return StoryId(f"{kind}-{slug[:60].strip('-')}-{mark}")


def _story(members: Sequence[Candidate], keys: Mapping[CandidateId, str]) -> Story:
    lead, *others = members if len(members) == 1 else sorted(members, key=_primary)
    return trusted(
        Story,
        id=_named(lead, keys[lead.id]),
        lead=_dated_first(lead, others),
        others=tuple(others),
    )


def _dated_first(lead: Candidate, others: Sequence[Candidate]) -> Candidate:
    """What its source gives again happened when it gave it first."""
    if not others:
        return lead
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


def _same_titles(
    candidates: Sequence[Candidate], titles: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The first of a title, and those that follow it soon; releases never do.

    Without a date nothing says that two entries of one title are not a column's.
    """
    first: dict[str, int] = {}
    for index, (candidate, key) in enumerate(zip(candidates, titles, strict=True)):
        if not is_telling(key) or candidate.release or candidate.published is None:
            continue
        before = first.setdefault(key, index)
        if before == index:
            continue
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
    ours, theirs = bare(one.summary), bare(other.summary)
    return ours is not None and theirs is not None and not alike(theirs, ours)


class _Union:
    """Union-find with path halving."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def apart(self, one: int, other: int) -> bool:
        return self.root(one) != self.root(other)

    def groups(self) -> list[list[int]]:
        """The places that are joined, each group in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._parent)):
            found[self.root(place)].append(place)
        return list(found.values())

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
