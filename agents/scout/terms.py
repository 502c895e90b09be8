"""Finding many terms in many texts: words in Latin text, parts in Chinese. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

_WORD = re.compile(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
_LOOSE = re.compile(r"[.+](?![a-z0-9])|(?<![a-z0-9])[.+]")
_VERSIONED = re.compile(r"[a-z]{2,}(?=\d)|\d{4}\.\d{4,5}(?=v\d)")
# All of ASCII that is in no word becomes a space.
_APART = str.maketrans(
    {chr(code): " " for code in range(128) if not re.match(r"[a-z0-9.+]", chr(code))}
)
_KNOWN = 300_000  # words of which it is remembered which open terms they fit


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
        self.single = frozenset(t for t in latin if " " not in t and "*" not in t)
        self._chinese: dict[str, list[str]] = defaultdict(list)
        for term in sorted(chinese):
            self._chinese[term[0]].append(term)
        self._letters = frozenset(self._chinese)
        self._rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in sorted(term for term in latin if " " in term):
            self._rows[_key(row)].append((row, _pattern(row)))
        self.keys = frozenset(self._rows)
        opened = sorted(latin - self.single - {t for t in latin if " " in t})
        self._begin = tuple(term[:-1] for term in opened if term.endswith("*"))
        self._end = tuple(term[1:] for term in opened if term.startswith("*"))
        self._seen: set[str] = set()
        self._fits: dict[str, tuple[str, ...]] = {}

    def among(self, words: frozenset[str]) -> set[str]:
        """The terms of one word that occur."""
        found = set(words & self.single)
        if self._begin or self._end:
            if new := words - self._seen:
                self._learn(new)
            for word in words & self._fits.keys():
                found.update(self._fits[word])
        return found

    def in_rows(self, keys: frozenset[str], line: str) -> set[str]:
        """The terms of several words that occur; `line` has single spaces around each.

        `keys` are those of `self.keys` that the line has.
        """
        return {
            row for key in keys for row, pattern in self._rows[key] if pattern in line
        }

    def in_chinese(self, text: str) -> set[str]:
        letters = self._letters.intersection(text)
        return {
            term for letter in letters for term in self._chinese[letter] if term in text
        }

    def _learn(self, words: Iterable[str]) -> None:
        """Which open terms these words fit: a text's vocabulary is mostly known."""
        if len(self._seen) > _KNOWN:
            self._seen.clear()
        for word in words:
            self._seen.add(word)
            fits = [f"{b}*" for b in self._begin if word.startswith(b)]
            fits += [f"*{e}" for e in self._end if word.endswith(e)]
            if fits:
                self._fits[word] = tuple(fits)


class Words:
    """A text as what terms are looked for in.

    Hyphens are spaces, so that `multi-agent` and `multi agent` are one; a model's
    name is also found with its version (`Qwen2.5` is a `qwen`), and a paper's number.
    """

    def __init__(self, text: str) -> None:
        self._text = text.lower()
        self._row = _words(self._text)
        words = set(self._row)
        told = [word for word in words if not word.isalpha()]
        words.update(bare[0] for word in told if (bare := _VERSIONED.match(word)))
        self.all = frozenset(words)

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(self._row)} "

    def hits(self, terms: Terms) -> set[str]:
        """Those of the terms that occur, in lower case."""
        found = terms.among(self.all)
        if keys := terms.keys & self.all:
            found |= terms.in_rows(keys, self._line)
        if not self._text.isascii():
            found |= terms.in_chinese(self._text)
        return found


def _plain(term: str) -> str:
    """A term as the words of a text are made, its stars kept."""
    core = " ".join(_WORD.findall(term))
    return f"{'*' * term.startswith('*')}{core}{'*' * term.endswith('*')}"


def _key(row: str) -> str:
    """The longest of the words that stand in the text as they stand in the row."""
    whole = [word for word in row.split() if "*" not in word]
    return max(whole, key=len)


def _pattern(row: str) -> str:
    return f" {row} ".replace("* ", "").replace(" *", "")


def _words(text: str) -> list[str]:
    """The words of a text in lower case; a dot or plus within one is part of it."""
    if not text.isascii():
        return _WORD.findall(text)
    # Half the time of the expression, and the weekly run reads every text so.
    text = f"{text} ".translate(_APART).replace(". ", " ")
    if "." in text or "+" in text:
        text = _LOOSE.sub(" ", text)
    return text.split()
