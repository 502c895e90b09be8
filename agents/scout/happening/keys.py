"""Which entries are worth holding against each other, found by cheap keys. Pure.

All pairs of 100,000 entries would be five thousand million. The text of an entry is
looked at only if its headline names something.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from agents.domain.han import HAN
from agents.domain.kinds import POST
from agents.domain.story import Candidate
from agents.scout.happening.concepts import bits, concepts
from agents.scout.happening.mentions import may_mention, mentions, publisher
from agents.scout.happening.stopwords import COMMON, GENERIC, STOP_GRAMS
from agents.scout.happening.vetoes import DAYS

_WORD = re.compile(r"[a-z][a-z0-9]+(?:[.-][a-z0-9]+)*")
# Of a text: words with a capital, and those as `o1`. All others are stepped over as a
# whole, in three fifths of the time.
_NAME = re.compile(
    r"(?=[A-Za-z])(?:[a-z]++(?!\d)[^A-Za-z]*+"
    r"|((?:[A-Z][A-Za-z0-9]|\b[a-z]{1,8}\d)[A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*))"
)
_ENDS = (". ", "。", "！", "？", "!", "?")  # of sentences, as a line's end is
_HAN = re.compile(rf"[{HAN}]{{2,}}")
_OPENING = 160  # characters of a text that are searched for names
_COPIED, _TAIL = 400, 16  # characters of a text, and of a sentence that tell a copy
_RARE = 3  # words of a headline that it is looked up by
_FEW = 12  # entries that share a word: each is held against each
_MANY = 30  # that share two; beyond it only neighbours
_NEIGHBOURS = 2
_GREAT = 300  # beyond it the next one alone
_TOLD = 5  # of the things that a headline tells
_BITS = 11.0  # of three of them; less is said of many happenings
_CROWDED = 3  # keys that neighbours of a crowd have in common
_ALIKE = 5  # keys that a text has in common with its copy, whenever that comes

Pair = tuple[int, int]
Keys = frozenset[str]
_NONE = Keys()
_VAGUE = COMMON | GENERIC | {""}


class _EntryKeys(NamedTuple):
    """What one entry is looked up by, found of it alone."""

    title: Keys
    text: Keys  # without those of the title; none where the title has none
    meaning: Keys  # what the headline of a post tells, in no language


def near(candidates: Sequence[Candidate]) -> Iterator[Pair]:
    """Pairs that may be worth a look; some come more than once."""
    entries = [_keys_of(candidate) for candidate in candidates]
    titles = [entry.title for entry in entries]
    texts = [entry.text for entry in entries]
    often = Counter(chain(*titles, *texts))
    blocks = _Blocks(often)
    for index, (title, text) in enumerate(zip(titles, texts, strict=True)):
        if title:  # most headlines of a large run name nothing
            blocks.add(index, title, text)
    places = _Places(candidates, titles, texts)
    for members in blocks.rare.values():
        yield from places.alike(members)
    for members in blocks.two.values():
        if len(members) > 1:
            yield from places.soon(members, _MANY, _CROWDED)
    for members in _told_alike([entry.meaning for entry in entries]):
        if len(members) > 1:
            yield from places.soon(members, _FEW, _ALIKE)


def _told_alike(entries: Sequence[Keys]) -> Iterable[list[int]]:
    """The entries of each three of the rarest things that headlines tell."""
    often = Counter(chain(*entries))
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, keys in enumerate(entries):
        known = [key for key in keys if often[key] > 1]
        rarest = sorted(known, key=lambda key: (often[key], key))[:_TOLD]
        for three in combinations(sorted(rarest), 3):
            if bits(three) >= _BITS:
                found[three].append(index)
    return found.values()


class _Blocks:
    """The entries of each rare key, and of each two that are not."""

    def __init__(self, often: Counter[str]) -> None:
        self._often = often
        self.rare: dict[str, list[int]] = defaultdict(list)
        self.two: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, index: int, title: Keys, text: Keys) -> None:
        often, ours, theirs = self._often, self._rarest(title), self._rarest(text)
        names = [key for key in theirs if key[0] != "§"][:_RARE]
        copies = [key for key in theirs if key[0] == "§"]
        headed = _of_each(ours)
        for key in {*headed, *theirs[:_RARE], *copies}:
            if often[key] <= _FEW:
                self.rare[key].append(index)
        for one, other in combinations((*headed, *names), 2):
            if often[one] > _FEW or often[other] > _FEW:
                self.two[(one, other) if one < other else (other, one)].append(index)

    def _rarest(self, keys: Keys) -> list[str]:
        often = self._often
        found = [key for key in keys if often[key] > 1]
        return sorted(found, key=lambda key: (often[key], key))


def _of_each(keys: Sequence[str]) -> list[str]:
    """The first of the names, and of the pairs of characters.

    Most pairs of a Chinese headline are rarer than any name, and chance.
    """
    names = [key for key in keys if key.isascii()]
    pairs = [key for key in keys if not key.isascii()]
    return names[:_RARE] + pairs[:_RARE]


class _Places:
    """What decides at a glance whether two entries are worth a look."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        titles: Sequence[Keys],
        texts: Sequence[Keys],
    ) -> None:
        self._titles, self._texts = titles, texts
        self._is_post = [candidate.row.gives is POST for candidate in candidates]
        self._moments = [
            candidate.published.timestamp() if candidate.published else None
            for candidate in candidates
        ]

    def alike(self, members: Sequence[int]) -> Iterator[Pair]:
        """Of those that share a rare word; one word alone is that of two or three."""
        for one, other in combinations(members, 2):
            both = self._both(one, other)
            enough = len(both) > 1 or len(members) <= _RARE
            copy = any(key[0] == "§" for key in both)
            things = copy or not (self._is_post[one] and self._is_post[other])
            if len(both) >= _ALIKE or (enough and (things or self._near(one, other))):
                yield one, other

    def soon(self, members: Sequence[int], many: int, least: int) -> Iterator[Pair]:
        """Of those that share some keys, the ones of a few days; of many, neighbours."""
        is_crowd = len(members) > many
        reach = len(members)
        if is_crowd:
            reach = _NEIGHBOURS if len(members) <= _GREAT else 1
        for place, one in enumerate(members):
            for other in members[place + 1 : place + 1 + reach]:
                if not self._near(one, other):
                    break  # they come in order of time
                if not is_crowd or len(self._both(one, other)) >= least:
                    yield one, other

    def _both(self, one: int, other: int) -> Keys:
        return (self._titles[one] | self._texts[one]) & (
            self._titles[other] | self._texts[other]
        )

    def _near(self, one: int, other: int) -> bool:
        begin, end = self._moments[one], self._moments[other]
        return begin is not None and end is not None and abs(end - begin) <= DAYS


def _keys_of(candidate: Candidate) -> _EntryKeys:
    rows = _rows(candidate.title) if candidate.row.gives is POST else None
    title = _of_title(candidate.title, rows)
    return _EntryKeys(
        title,
        _of_text(candidate) - title if title else _NONE,
        _NONE if rows is None else Keys(concepts(candidate.title) | rows),
    )


def _of_title(title: str, rows: set[str] | None) -> Keys:
    found = _names(title, set(_WORD.findall(title.lower())), rows)
    if not title.isascii():
        for run in _HAN.findall(title):
            found.update(run[i : i + 2] for i in range(len(run) - 1))
        found -= STOP_GRAMS
    return Keys(found) if found else _NONE


def _of_text(candidate: Candidate) -> Keys:
    """Names of the opening, who publishes it, and what tells a copy."""
    opening = candidate.summary[:_OPENING]
    found = _names(opening, {name.lower() for name in _NAME.findall(opening)})
    found.add(publisher(candidate.url.split("/", 3)[2]))
    # A copy has a new headline, and the longest sentence as it was.
    text = candidate.summary[:_COPIED]
    for end in _ENDS:
        text = text.replace(end, "\n")
    longest = max(text.split("\n"), key=len).strip()
    if len(longest) >= _TAIL:
        found.add(f"§{longest[-_TAIL:]}")
    found.discard("")
    return Keys(found)


def _names(text: str, words: set[str], rows: set[str] | None = None) -> set[str]:
    """The words that name something, parts of compounds too, and rows of the tables."""
    for word in [word for word in words if "-" in word]:
        words.update(word.split("-"))
    found = words - _VAGUE
    if may_mention(text, words):
        found |= _rows(text) if rows is None else rows
    return found


def _rows(text: str) -> set[str]:
    return {mention.row for mention in mentions(text)}
