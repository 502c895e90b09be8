"""Pairs of entries that tell of one happening in words of their own. Pure.

Only those are held against each other that share a rare word of their headlines, or two
names: all pairs of 100,000 entries would be five thousand million.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from agents.domain.kinds import POST
from agents.domain.story import Candidate
from agents.scout.happening.entry import Entry
from agents.scout.happening.mentions import mentions, publisher
from agents.scout.happening.same import points, same
from agents.scout.happening.stopwords import COMMON, GENERIC, STOP_GRAMS
from agents.scout.happening.vetoes import DAYS, veto

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_NAME = re.compile(r"[A-Z][A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_SENTENCE = re.compile(r"[。！？!?\n]|\. ")
_COPIED, _TAIL = 400, 16  # characters of a text, and of a sentence that tell a copy
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_OPENING = 160  # characters of a text that are searched for names
_RARE = 3  # words of a headline that it is looked up by
_FEW = 12  # entries that share a word: each is held against each
_MANY = 30  # that share two; beyond it only neighbours
_NEIGHBOURS = 1
_HELD = 12  # members of a group that are held against another's
_ALIKE = 5  # keys that a text has in common with its copy, whenever that comes

Pair = tuple[int, int]


class Retold:
    """Entries that are held against each other; what each tells is found out once."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._told: dict[int, Entry] = {}

    def told(self, index: int) -> Entry:
        if index not in self._told:
            self._told[index] = Entry(self._candidates[index])
        return self._told[index]

    def pairs(self) -> list[Pair]:
        """The most evident first."""
        found = []
        for one, other in sorted(set(near(self._candidates))):
            ours, theirs = self.told(one), self.told(other)
            if same(ours, theirs):
                found.append((-points(ours, theirs), one, other))
        return [(one, other) for _, one, other in sorted(found)]

    def agree(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether no two of them speak against being one."""
        return not any(
            veto(self.told(one), self.told(other))
            for one in ones[:_HELD]
            for other in others[:_HELD]
        )


def near(candidates: Sequence[Candidate]) -> Iterator[Pair]:
    """Pairs that may be worth a look, in order of time; some come more than once."""
    keys = [_keys(candidate) for candidate in candidates]
    count = Counter(key for title, text in keys for key in title | text)
    rare: dict[str, list[int]] = defaultdict(list)
    two: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (title, text) in enumerate(keys):
        ours, theirs = _rarest(title, count), _rarest(text - title, count)
        copies = [key for key in theirs if key[0] == "§"]
        for key in {*ours[:_RARE], *theirs[:_RARE], *copies}:
            rare[key].append(index)
        names = [key for key in theirs if key[0] != "§"][:_RARE]
        for one, other in combinations((*ours[: _RARE * 2], *names), 2):
            two[(one, other) if one < other else (other, one)].append(index)
    places = _Places(candidates, [title | text for title, text in keys])
    for members in rare.values():
        if len(members) <= _FEW:
            yield from places.alike(members)
    for members in two.values():
        if len(members) > 1:
            yield from places.soon(members)


class _Places:
    """What decides at a glance whether two entries are worth a look."""

    def __init__(
        self, candidates: Sequence[Candidate], keys: Sequence[set[str]]
    ) -> None:
        self._keys = keys
        self._is_post = [candidate.row.gives is POST for candidate in candidates]
        self._moments = [
            candidate.published.timestamp() if candidate.published else None
            for candidate in candidates
        ]

    def alike(self, members: Sequence[int]) -> Iterator[Pair]:
        """Of those that share a rare word; one word alone is that of two or three."""
        for one, other in combinations(members, 2):
            both = len(self._keys[one] & self._keys[other])
            enough = both > 1 or len(members) <= _RARE
            copy = any(key[0] == "§" for key in self._keys[one] & self._keys[other])
            things = copy or not (self._is_post[one] and self._is_post[other])
            if both >= _ALIKE or (enough and (things or self._near(one, other))):
                yield one, other

    def soon(self, members: Sequence[int]) -> Iterator[Pair]:
        """Of those that share two words, the ones of a few days."""
        reach = len(members) if len(members) <= _MANY else _NEIGHBOURS
        for place, one in enumerate(members):
            for other in members[place + 1 : place + 1 + reach]:
                if self._near(one, other):
                    yield one, other

    def _near(self, one: int, other: int) -> bool:
        begin, end = self._moments[one], self._moments[other]
        return begin is not None and end is not None and abs(end - begin) <= DAYS


def _rarest(keys: set[str], count: Counter[str]) -> list[str]:
    return sorted((key for key in keys if count[key] > 1), key=lambda k: (count[k], k))


def _keys(candidate: Candidate) -> tuple[set[str], set[str]]:
    """Of the headline, and the names of the opening."""
    title, opening = candidate.title, candidate.summary[:_OPENING]
    found = {m.row for m in mentions(title)} | _latin(title, _WORD)
    if not title.isascii():
        for run in _HAN.findall(title):
            found.update(run[i : i + 2] for i in range(len(run) - 1))
        found -= STOP_GRAMS
    told = {m.row for m in mentions(opening)} | _latin(opening, _NAME)
    host = publisher(candidate.url.split("/")[2])
    # A copy has a new headline, and the longest sentence as it was.
    longest = max(_SENTENCE.split(candidate.summary[:_COPIED]), key=len).strip()
    copy = {f"§{longest[-_TAIL:]}"} if len(longest) >= _TAIL else set()
    return found, told | copy | {host} - {""}


def _latin(text: str, pattern: re.Pattern[str]) -> set[str]:
    found = set()
    for word in pattern.findall(text):
        low = word.lower()
        if low not in GENERIC and low not in COMMON:
            found.add(low)
            if "-" in low:
                found.update(low.split("-"))
    return found
