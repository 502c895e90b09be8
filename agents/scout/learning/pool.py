"""A past window's candidates, and which of them were printed or rejected. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agents.domain.identity import title_key
from agents.domain.story import Candidate, Story
from agents.scout.cluster import own_key, story_id
from agents.scout.learning.ngrams import text_of
from agents.scout.learning.past import Past, PastItem

MARK = 6  # characters of an id that name its source; what follows is a hash


@dataclass(frozen=True)
class PoolEntry:
    """One thing of the window, as its best source tells it."""

    story: Story
    text: str


@dataclass(frozen=True)
class Pool:
    """One window; `printed` leads from a thing to its section.

    `unseen` are the words of what was printed and is no candidate that is kept.
    """

    past: Past
    entries: Mapping[str, PoolEntry]
    printed: Mapping[str, str]
    rejected: frozenset[str]
    unseen: tuple[str, ...] = ()
    unseen_rejected: tuple[str, ...] = ()

    @property
    def positives(self) -> int:
        return len(self.printed) + len(self.unseen)

    @property
    def unlabelled(self) -> Iterator[PoolEntry]:
        """Nobody said anything of them; in an order that no source decides."""
        for key, entry in self.entries.items():
            if key not in self.printed and key not in self.rejected:
                yield entry


def pool(past: Past, candidates: Iterable[Candidate]) -> Pool:
    """Each address once; of what tells of one printed item only its best source."""
    things = _things(
        c for c in candidates if c.published and c.published in past.window
    )
    named = _named(things)
    printed: dict[str, str] = {}
    rejected: set[str] = set()
    unseen: dict[bool, list[str]] = {True: [], False: []}
    for shown, liked in _all(past):
        found = sorted({k for name in shown.keys for k in named.get(name, ())})
        keys = sorted((k for k in found if k in things), key=lambda k: _rank(things[k]))
        for key in keys[1:]:
            if key not in printed:
                del things[key]
        if not keys:
            unseen[liked].append(shown.text)
        elif liked:
            printed.setdefault(keys[0], shown.section)
        elif keys[0] not in printed:
            rejected.add(keys[0])
    return Pool(
        past,
        {key: _entry(one) for key, one in things.items()},
        printed,
        frozenset(rejected),
        tuple(unseen[True]),
        tuple(unseen[False]),
    )


def _all(past: Past) -> Iterator[tuple[PastItem, bool]]:
    for shown in past.printed:
        yield shown, True
    for shown in past.rejected:
        yield shown, False


def _things(candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    best: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda c: (c.id[MARK:], c.id)):
        key = own_key(one)
        if key not in best or _rank(one) < _rank(best[key]):
            best[key] = one
    return best


def _named(things: Mapping[str, Candidate]) -> Mapping[str, Sequence[str]]:
    """Each thing by its identity, and by its title."""
    named: dict[str, list[str]] = defaultdict(list)
    for key, one in things.items():
        named[key].append(key)
        if title := title_key(one.title):
            named[f"title:{title}"].append(key)
    return named


def _rank(one: Candidate) -> tuple[int, int, str]:
    return one.row.primary, -len(one.summary), one.id


def _entry(one: Candidate) -> PoolEntry:
    return PoolEntry(Story(id=story_id(one), lead=one), text_of(one))
