"""What a text speaks of, in either language: the meanings of a table of words."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from agents.domain.han import HAN
from agents.summariser.spans.span import Span
from agents.summariser.words import rows
from agents.summariser.words.sides import WHO

_RUN = re.compile(rf"[{HAN}]+|[A-Za-z0-9][A-Za-z0-9.]*")
_NON = re.compile(r"(?i:\bnon[\s-])")  # non-linear is not linear
_ENDING = 6  # letters that a word may have behind its beginning: generat-ively
_STEM, _LONG_ENDING = 5, 8  # behind one of so many letters: comput-ational
_AHEAD = 40  # letters of a phrase at the most
_PLURAL = 3  # letters, at the least more: LLMs
_COMMON = 6  # rows; a word of more says too little
_BARE = "-"  # for those without English
_LIGHT = "~"  # before a row whose words carry too little to be missed
_TELLING = "!"  # before one whose words must not be missed
# Runs of Han and English words, of which each check of a sentence asks once more.
_REMEMBERED = 10_000


@dataclass(frozen=True)
class Concept(Span):
    """`text[start:end]` speaks of the `value`-th meaning."""

    kind = "concept"

    value: int


@dataclass(frozen=True)
class Word(Span):
    """`text[start:end]` and all that it may mean; None: the table has no such word.

    `light`: that a source has nothing like it says nothing; `telling`: it says much,
    as it tells how many, which way, when or who.
    """

    kind = "word"

    meanings: frozenset[int] | None
    light: bool = False
    telling: bool = False


class Wordlist:
    """The words of some tables: Chinese ones, and beginnings of English ones.

    What a Chinese word means the first table tells that has it.
    """

    def __init__(self, *tables: str) -> None:
        self._han: dict[str, set[int]] = defaultdict(set)
        self._latin: dict[str, set[int]] = defaultdict(set)
        self._weights: dict[str, set[str]] = defaultdict(set)
        n = 0
        for table in tables:
            known = set(self._han)  # by a table before this one, more narrowly
            for chinese, english in rows(table):
                mark, written = _parted(chinese)
                words = [word for word in written if word not in known]
                self._weights[mark if english else _BARE].update(words)
                for word in words:
                    self._han[word].add(n)
                for word in english.split():
                    self._latin[word].add(n)
                n += 1
        self._meanings = {
            word: frozenset[int]() if word in self._weights[_BARE] else frozenset(found)
            for word, found in self._han.items()
        }
        self._cut = lru_cache(_REMEMBERED)(self._pieces)
        self._begun = lru_cache(_REMEMBERED)(self._beginnings)
        self._likes: dict[int, set[str]] = defaultdict(set)
        for word, found in self._latin.items():
            for meaning in found if len(found) <= _COMMON else ():
                self._likes[meaning].add(word)
        self._longest = max(map(len, self._han))
        self._phrases = _by_first(word for word in self._latin if "_" in word)

    def concepts(self, text: str) -> Iterator[Concept]:
        """All of a text, in order; a word of several meanings gives each.

        >>> [text[c.start : c.end] for text in ["直接迁移"] for c in concepts(text)]
        ['迁移']
        """
        for start, end, meanings in self._found(text):
            for meaning in meanings:
                yield Concept(start, end, meaning)

    def meanings(self, text: str) -> set[int]:
        """The values of its concepts, wherever they stand."""
        return set().union(*(meanings for _, _, meanings in self._found(text)))

    def _found(self, text: str) -> Iterator[tuple[int, int, Sequence[int]]]:
        negated = {found.end() for found in _NON.finditer(text)}
        for run in _RUN.finditer(text):
            start, end = run.span()
            if not run[0][0].isascii():
                for at, size in self._cut(run[0]):
                    known = self._han.get(run[0][at : at + size], ())
                    yield start + at, start + at + size, sorted(known)
            elif start not in negated:
                yield start, end, self._english(run[0], text[start : start + _AHEAD])

    def words(self, text: str) -> Iterator[Word]:
        """The Chinese ones, in order; of what is in no table each character is one."""
        for run in _RUN.finditer(text):
            if not run[0][0].isascii():
                yield from self._chinese(run[0], run.start())

    def likes(self, meanings: Iterable[int]) -> frozenset[str]:
        """What they are in English, as far as that tells them from most others."""
        found = (self._likes.get(meaning, ()) for meaning in meanings)
        return frozenset(itertools.chain.from_iterable(found))

    def halves(self, word: str) -> Iterator[tuple[tuple[str, frozenset[int]], ...]]:
        """The pairs of words that a longer one is made of: 生成模型 of 生成 and 模型."""
        for at in range(2, len(word) - 1):
            pair = word[:at], word[at:]
            if all(half in self._meanings for half in pair):
                yield tuple((half, self._meanings[half]) for half in pair)

    def _chinese(self, run: str, start: int) -> Iterator[Word]:
        """The words that leave the fewest characters over; the first the longest.

        研究生态 is 研究 and 生态, though 研究生 is a word too.
        """
        for at, size in self._cut(run):
            word = run[at : at + size]
            place = start + at, start + at + size
            weight = [word in self._weights[mark] for mark in (_LIGHT, _TELLING)]
            yield Word(*place, self._meanings.get(word), *weight)

    def _pieces(self, run: str) -> tuple[tuple[int, int], ...]:
        """Where each word begins, and how long it is."""
        sizes = self._sizes(run)
        pieces = []
        at = 0
        while at < len(run):
            pieces.append((at, sizes[at]))
            at += sizes[at]
        return tuple(pieces)

    def _sizes(self, run: str) -> list[int]:
        """How long the word is that begins at each place, if one does."""
        sizes = [1] * len(run)
        costs = [(0, 0)] * (len(run) + 1)  # characters left over, words
        for at in range(len(run) - 1, -1, -1):
            left, words = costs[at + 1]
            known = run[at] in self._meanings
            costs[at] = left + (not known), words + 1
            for size in range(2, min(self._longest, len(run) - at) + 1):
                if run[at : at + size] not in self._meanings:
                    continue
                left, words = costs[at + size]
                if (left, words + 1) <= costs[at]:
                    costs[at], sizes[at] = (left, words + 1), size
        return sizes

    def _english(self, run: str, ahead: str) -> Sequence[int]:
        """What a word means, and what a phrase does that begins with it."""
        word = run.lower().rstrip(".")
        found = self._begun(word)
        phrases = self._phrases.get(word)
        if not phrases:
            return found
        ahead = re.sub(r"[\s-]+", "_", ahead.lower())
        more = [phrase for phrase in phrases if ahead.startswith(phrase.rstrip("="))]
        meant = itertools.chain(found, *(self._latin[phrase] for phrase in more))
        return tuple(dict.fromkeys(meant))

    def _beginnings(self, word: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._beginning(word)))

    def _beginning(self, word: str) -> Iterator[int]:
        yield from self._latin.get(f"{word}=", ())
        if len(word) > _PLURAL and word.endswith("s"):
            yield from self._latin.get(f"{word[:-1]}=", ())
        for length in range(2, len(word) + 1):
            if len(word) - length <= (_ENDING if length < _STEM else _LONG_ENDING):
                yield from self._latin.get(word[:length], ())


def _parted(chinese: str) -> tuple[str, list[str]]:
    """The mark of a row, or none, and its words."""
    first, *words = chinese.split()
    return (first, words) if first in (_LIGHT, _TELLING) else ("", [first, *words])


def _by_first(phrases: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        found[phrase.partition("_")[0]].append(phrase)
    return found


@cache
def glossary() -> Wordlist:
    """What two languages call one thing, as widely as a span is looked for."""
    return Wordlist("glossary.txt")


@cache
def wording() -> Wordlist:
    """The same, and what else a sentence is made of, each word narrowly."""
    return Wordlist("meanings.txt", "glossary.txt")


@cache
def who() -> frozenset[int]:
    """The meanings of those who can act."""
    found = wording().words(WHO)
    return frozenset(n for word in found for n in word.meanings or ())


def concepts(text: str) -> Iterator[Concept]:
    """All of a text by the glossary, in order."""
    return glossary().concepts(text)
