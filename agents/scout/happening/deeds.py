"""What a text tells that was done, and what it is about, in either language. Pure."""

import re
import string
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from agents.scout.chinese_parts import ChineseParts
from agents.scout.happening.countries import LANDS
from agents.scout.happening.glossary import DEEDS, THINGS

_WORD = re.compile(r"[a-z](?=[a-z.])[a-z]*")  # of two letters, or before a point
_LETTERS = frozenset(string.ascii_lowercase)
_THINGS = THINGS + LANDS
_REMEMBERED = 20_000  # words of which it is known that they begin nothing

# Deeds of which one alone tells a text from what it is about.
OWN = {
    "try", "teach", "attack", "tune", "interview", "error", "serve", "leak", "sue", "layoff",
    "settle", "fund", "acquire", "price", "delay", "outage", "recall", "retract", "probe", "charge",
    "close", "arrest", "die", "earn", "partner", "win", "pass", "strike", "collapse", "promise", "remove", "rule", "plan", "cancel", "dock", "fly",
}  # fmt: skip
# A text of its own about a thing, whatever happened to it.
ABOUT = {
    "try",
    "teach",
    "attack",
    "tune",
    "interview",
    "error",
    "serve",
    "deny",
    "opinion",
}


def deeds(text: str) -> dict[str, int]:
    """What was done, by the keys of the table, and where each stands first."""
    return found(text, DEEDS)


def things(text: str) -> frozenset[str]:
    """What it is about, by the keys of the table."""
    return frozenset(keys_of(text, _THINGS))


def lands(text: str) -> frozenset[str]:
    """The countries that it names."""
    return frozenset(keys_of(text, LANDS))


class _Term(NamedTuple):
    text: str
    is_whole: bool  # whether its last word ends there
    key: str

    def ends(self, text: str, at: int) -> bool:
        end = at + len(self.text)
        after = text[end : end + 1]
        return not (self.is_whole and after.isascii() and after.isalpha())

    def goes_on(self, other: "_Term") -> bool:
        """`drops lawsuit` is nothing that somebody drops, as one drops a record."""
        return self.text.startswith(f"{other.text} ")


class _Begun(NamedTuple):
    """What a word begins: keys wherever it stands, and rows of words to look for."""

    keys: tuple[str, ...]
    words: tuple[_Term, ...]
    rows: tuple[_Term, ...]

    def told(self, lower: str, at: int) -> Iterable[str]:
        rows = [
            t for t in self.rows if lower.startswith(t.text, at) and t.ends(lower, at)
        ]
        if not rows:
            return self.keys
        told = (*self.words, *rows)
        return [t.key for t in told if not any(other.goes_on(t) for other in rows)]


class _Table:
    """A table's terms. What a word begins is found once for all texts that have it."""

    def __init__(self, table: str) -> None:
        self.chinese: dict[str, list[str]] = {}  # the keys of each part of a text
        self._words: dict[str, list[_Term]] = {}  # of letters alone, by themselves
        self._rows: dict[str, list[_Term]] = {}  # by the letters that they begin with
        for line in table.strip().splitlines():
            key, _, terms = line.partition(": ")
            ours, _, theirs = terms.partition(" | ")
            for term in ours.split():
                self.chinese.setdefault(term.replace("_", " "), []).append(key)
            for term in theirs.split():
                self._add(
                    _Term(term.rstrip("=").replace("_", " "), term.endswith("="), key)
                )
        self._parts = ChineseParts([t for t in self.chinese if not t.isascii()])
        self._latin = [term for term in self.chinese if term.isascii()]
        self._begun: dict[str, _Begun] = {}
        self._seen: set[str] = set()
        self.beginning: set[str] = set()  # the keys of `_begun`: sets meet sets faster

    def _add(self, term: _Term) -> None:
        if begin := _WORD.match(term.text):
            terms = self._words if begin[0] == term.text else self._rows
            terms.setdefault(begin[0], []).append(term)

    def begun(self, words: Iterable[str]) -> list[tuple[str, _Begun]]:
        """Of these words, in lower case, those that begin a term, and which ones."""
        told = set(words)
        for word in told - self._seen:
            self._look_up(word)
        return [(word, self._begun[word]) for word in told & self.beginning]

    def parts_of(self, lower: str) -> list[str]:
        """The Chinese terms of a text in lower case."""
        return [*self._parts.of(lower), *(t for t in self._latin if t in lower)]

    def _look_up(self, word: str) -> None:
        if len(self._seen) >= _REMEMBERED:
            self._seen = set(self.beginning)
        words, rows = tuple(self._spelled(word)), tuple(self._rows.get(word, ()))
        if words or rows:
            self._begun[word] = _Begun(tuple(t.key for t in words), words, rows)
            self.beginning.add(word)
        self._seen.add(word)

    def _spelled(self, word: str) -> Iterator[_Term]:
        for end in range(1, len(word) + 1):
            for term in self._words.get(word[:end], ()):
                if not term.is_whole or end == len(word):
                    yield term


_table = cache(_Table)


def found(text: str, table: str) -> dict[str, int]:
    """The keys of a table's rows that a text has, and where each stands first."""
    known, lower = _table(table), text.lower()
    keys: dict[str, int] = {}
    for word, begun in known.begun(_WORD.findall(lower)):
        for at in _places(lower, word):
            for key in begun.told(lower, at):
                keys[key] = min(at, keys.get(key, at))
    if not text.isascii():
        for term in known.parts_of(lower):
            at = lower.find(term)
            for key in known.chinese[term]:
                keys[key] = min(at, keys.get(key, at))
    return keys


def keys_of(text: str, table: str) -> set[str]:
    """The same keys, without looking where they stand."""
    known, lower = _table(table), text.lower()
    keys: set[str] = set()
    for word, begun in known.begun(_WORD.findall(lower)):
        # Of most words with rows none stands in the text: its places need no look.
        if begun.rows and [row for row in begun.rows if row.text in lower]:
            for at in _places(lower, word):
                keys.update(begun.told(lower, at))
        else:
            keys.update(begun.keys)
    if not text.isascii():
        keys.update(
            [key for term in known.parts_of(lower) for key in known.chinese[term]]
        )
    return keys


def _places(lower: str, word: str) -> Iterator[int]:
    """Where it stands as a whole word."""
    at = lower.find(word)
    while at >= 0:
        end = at + len(word)
        if (
            lower[end : end + 1] not in _LETTERS
            and lower[max(0, at - 1) : at] not in _LETTERS
        ):
            yield at
        at = lower.find(word, end)
