"""Finding many terms in many texts: words in Latin text, parts in Chinese. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

_WORD = re.compile(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
_IN_WORDS = re.compile(r"[a-z0-9.+]")
# All of ASCII that is in no word becomes a space.
_APART = str.maketrans(
    {chr(code): " " for code in range(128) if not _IN_WORDS.match(chr(code))}
)
_LOOSE = re.compile(r"[.+](?![a-z0-9])|(?<![a-z0-9])[.+]")
_LOOSELY = (" .", "..", "+ ", " +", "++", ".+", "+.")  # where it has to be looked for
_VERSIONED = re.compile(r"[a-z]{2,}(?=\d)")
_KNOWN = 300_000  # words of which it is remembered what they fit


class _Row(NamedTuple):
    term: str
    others: frozenset[str]  # its words but the one by which it is found
    pattern: str


class Terms:
    """What is looked for, in lower case, prepared once.

    Latin terms are words or rows of words; `agent*` is how one begins, `*bench` how
    one ends. Chinese ones are parts of a text.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        lower = [term.strip().lower() for term in terms]
        latin = {_plain(term) for term in lower if term.isascii()} - {"", "*"}
        chinese = {term for term in lower if not term.isascii()}
        self.all = frozenset(chinese | latin)
        rows = {term: term.split() for term in sorted(latin) if " " in term}
        often = Counter(word for row in rows.values() for word in row)
        self._rows: dict[str, list[_Row]] = defaultdict(list)
        for term, row in rows.items():
            key = min(row, key=lambda word: (often[word], -len(word)))
            others = frozenset(row) - {key}
            self._rows[key].append(_Row(term, others, _pattern(term)))
        self._chinese: dict[str, list[str]] = defaultdict(list)
        for term in sorted(chinese):
            self._chinese[term[0]].append(term)
        self._fits = _Fits(latin - rows.keys() | often.keys())

    def hits(self, text: "Words") -> set[str]:
        """Those of the terms that occur, in lower case."""
        fits = set(map(self._fits.__getitem__, text.row))
        words: set[str] = set().union(*fits)
        found = words & self.all
        keys = words & self._rows.keys()
        rows = [row for key in keys for row in self._rows[key] if row.others <= words]
        if rows:
            line = text.line
            found.update(row.term for row in rows if row.pattern in line)
        if not text.is_ascii:
            found.update(self._in_chinese(text.lower))
        return found

    def _in_chinese(self, text: str) -> Iterable[str]:
        for letter in self._chinese.keys() & set(text):
            for term in self._chinese[letter]:
                if term in text:
                    yield term


class _Fits(dict[str, tuple[str, ...]]):
    """Which of the words, those with a star too, a text's word fits.

    Looked up once for each word of all texts: their vocabulary is mostly the same.
    """

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self._whole = frozenset(word for word in words if "*" not in word)
        opened = sorted(set(words) - self._whole)
        self._begin = tuple(word[:-1] for word in opened if word.endswith("*"))
        self._end = tuple(word[1:] for word in opened if word.startswith("*"))

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _KNOWN:
            self.clear()
        bare = _VERSIONED.match(word)  # `qwen2.5` is a `qwen`
        fits = {word, bare[0] if bare else word} & self._whole
        if word.startswith(self._begin):
            fits.update(f"{begin}*" for begin in self._begin if word.startswith(begin))
        if word.endswith(self._end):
            fits.update(f"*{end}" for end in self._end if word.endswith(end))
        self[word] = found = tuple(sorted(fits))
        return found


class Words:
    """A text as what terms are looked for in.

    Hyphens are spaces, so that `multi-agent` and `multi agent` are one; a model's
    name is also found with its version.
    """

    def __init__(self, text: str) -> None:
        self.lower = text.lower()
        self.is_ascii = self.lower.isascii()
        self.row = _words(self.lower)

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(self.row)

    @cached_property
    def line(self) -> str:
        """The words between single spaces."""
        return f" {' '.join(self.row)} "

    def hits(self, terms: Terms) -> set[str]:
        """Those of the terms that occur, in lower case."""
        return terms.hits(self)


def _plain(term: str) -> str:
    """A term as the words of a text are made, its stars kept."""
    core = " ".join(_WORD.findall(term))
    return f"{'*' * term.startswith('*')}{core}{'*' * term.endswith('*')}"


def _pattern(row: str) -> str:
    return f" {row} ".replace("* ", "").replace(" *", "")


def _words(text: str) -> list[str]:
    """The words of a text in lower case; a dot or plus within one is part of it."""
    # A tenth of the time of an expression: the weekly run reads every text so.
    plain = text.encode("ascii", "replace").decode()
    plain = f" {plain} ".translate(_APART).replace(". ", " ")
    if any(map(plain.__contains__, _LOOSELY)):
        plain = _LOOSE.sub(" ", plain)
    return plain.split()
