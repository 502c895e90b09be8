"""Finding many terms in many texts: words in Latin text, parts in Chinese. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from agents.scout.chinese_parts import ChineseParts

_WORD = re.compile(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
_IN_WORDS = re.compile(r"[a-z0-9.+]")
# All that is in no word becomes a space, by bytes: a quarter of the time of characters.
_APART = bytes(code if _IN_WORDS.match(chr(code)) else 32 for code in range(256))
_LOOSE = re.compile(r"[.+](?![a-z0-9])|(?<![a-z0-9])[.+]")
_LOOSELY = (" .", "..", "+ ", " +", "++", ".+", "+.")  # where it has to be looked for
_VERSIONED = re.compile(r"[a-z]{2,}(?=\d)")
_KNOWN = 300_000  # words of which it is remembered what they fit


# A term of several words, those but the one by which it is found, and how it stands in
# a line.
_Row = tuple[str, frozenset[str], str]


class Terms:
    """What is looked for, in lower case, prepared once.

    Latin terms are words or rows of words; `agent*` is how one begins, `*bench` how
    one ends. Chinese ones are parts of a text. Of so many words of texts it is
    `remembered` what they fit.
    """

    def __init__(self, terms: Iterable[str], remembered: int = _KNOWN) -> None:
        self.all = as_found(terms)
        latin = {term for term in self.all if term.isascii()}
        rows = {term: term.split() for term in sorted(latin) if " " in term}
        often = Counter(word for row in rows.values() for word in row)
        self._rows: dict[str, list[_Row]] = defaultdict(list)
        for term, row in rows.items():
            key = min(row, key=lambda word: (often[word], -len(word)))
            others = frozenset(row) - {key}
            self._rows[key].append((term, others, _pattern(term)))
        self._keys = frozenset(self._rows)
        self._patterns = {term: _pattern(term) for term in rows}
        self._parts = ChineseParts(self.all - latin)
        self._fits = _Fits(latin - rows.keys() | often.keys(), remembered)

    def hits(self, text: "Words") -> set[str]:
        """Those of the terms that occur, in lower case."""
        words = self._fits.of(text.all)
        found = words & self.all
        keys = words & self._keys
        rows = [
            (term, pattern)
            for key in keys
            for term, others, pattern in self._rows[key]
            if others <= words
        ]
        if rows:
            line = text.line
            found.update([term for term, pattern in rows if pattern in line])
        if not text.is_ascii:
            found.update(self._parts.of(text.lower))
        return found

    def among(self, found: AbstractSet[str], part: "Words") -> set[str]:
        """Those of the found ones that occur in this part of their text, too."""
        there = self._fits.of(part.all) & found
        if rows := found & self._patterns.keys():
            line = part.line
            there.update([term for term in rows if self._patterns[term] in line])
        if not part.is_ascii:
            rest = [term for term in found if not term.isascii()]
            there.update([term for term in rest if term in part.lower])
        return there


class Lexicon(Terms):
    """Several tables as one: a text is looked through once for all of them."""

    def __init__(self, tables: Iterable[Terms]) -> None:
        self.tables = frozenset(tables)
        super().__init__(term for table in self.tables for term in table.all)


class _Known(NamedTuple):
    """What each word fits, those that fit anything, and all that were looked up."""

    fits: dict[str, set[str]]
    fitting: set[str]  # the keys once more: sets meet sets faster
    seen: set[str]


class _Fits:
    """Which of the words, those with a star too, a text's words fit.

    Looked up once for each word of all texts: their vocabulary is mostly the same, and
    most of it fits nothing.
    """

    def __init__(self, words: Iterable[str], remembered: int) -> None:
        self._remembered = remembered
        self._whole = frozenset(word for word in words if "*" not in word)
        opened = sorted(set(words) - self._whole)
        self._begin = tuple(word[:-1] for word in opened if word.endswith("*"))
        self._end = tuple(word[1:] for word in opened if word.startswith("*"))
        self._known = _Known({}, set(), set())

    def of(self, words: frozenset[str]) -> set[str]:
        known = self._known
        if (
            len(known.seen) > self._remembered
        ):  # another thread may still look into the old one
            known = self._known = _Known({}, set(), set())
        if not words <= known.seen:
            new = words - known.seen
            found = ((word, self._fit(word)) for word in new)
            fits = {word: fit for word, fit in found if fit}
            known.fits.update(fits)
            known.fitting.update(fits)
            known.seen.update(new)
        return set().union(*map(known.fits.__getitem__, words & known.fitting))

    def _fit(self, word: str) -> set[str]:
        bare = _VERSIONED.match(word)  # `qwen2.5` is a `qwen`
        fits = {word, bare[0] if bare else word} & self._whole
        if word.startswith(self._begin):
            fits.update(f"{begin}*" for begin in self._begin if word.startswith(begin))
        if word.endswith(self._end):
            fits.update(f"*{end}" for end in self._end if word.endswith(end))
        return fits


class Words:
    """A text as what terms are looked for in.

    Hyphens are spaces, so that `multi-agent` and `multi agent` are one; a model's
    name is also found with its version. The tables of `lexicon` are looked up at once.
    What a text of `title`, a space and more begins with is not taken apart again.
    """

    def __init__(
        self, text: str, lexicon: Lexicon | None = None, title: "Words | None" = None
    ) -> None:
        self.lower = text.lower()
        self.is_ascii = self.lower.isascii()
        if title is None:
            self.row = _words(self.lower)
        else:
            self.row = title.row + _words(self.lower[len(title.lower) :])
        self.all = frozenset(self.row)
        self._lexicon = lexicon
        self._found: set[str] | None = None

    @property
    def line(self) -> str:
        """The words between single spaces."""
        return f" {' '.join(self.row)} "

    def hits(self, terms: Terms) -> set[str]:
        """Those of the terms that occur, in lower case."""
        if self._lexicon is None or terms not in self._lexicon.tables:
            return terms.hits(self)
        if self._found is None:
            self._found = self._lexicon.hits(self)
        return self._found & terms.all


def as_found(terms: Iterable[str]) -> frozenset[str]:
    """The terms as `hits` tells them: in lower case, Latin ones without punctuation."""
    lower = [term.strip().lower() for term in terms]
    told = {_plain(term) if term.isascii() else term for term in lower}
    return frozenset(told - {"", "*"})


def _plain(term: str) -> str:
    """A term as the words of a text are made, its stars kept."""
    core = " ".join(_WORD.findall(term))
    return f"{'*' * term.startswith('*')}{core}{'*' * term.endswith('*')}"


def _pattern(row: str) -> str:
    return f" {row} ".replace("* ", "").replace(" *", "")


def _words(text: str) -> list[str]:
    """The words of a text in lower case; a dot or plus within one is part of it."""
    # A tenth of the time of an expression: the weekly run reads every text so.
    plain = f" {text} ".encode("ascii", "replace").translate(_APART).decode("ascii")
    plain = plain.replace(". ", " ")
    if ("." in plain or "+" in plain) and any(map(plain.__contains__, _LOOSELY)):
        plain = _LOOSE.sub(" ", plain)
    return plain.split()
