"""What a text tells that was done, and what it is about, in either language. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from agents.scout.happening.countries import LANDS
from agents.scout.happening.glossary import DEEDS, THINGS

_BEGIN = re.compile(r"(?<![a-z])[a-z][a-z.](?<!\.\.)")  # the first two of a word

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
    return frozenset(found(text, THINGS + LANDS))


def lands(text: str) -> frozenset[str]:
    """The countries that it names."""
    return frozenset(found(text, LANDS))


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


class _Rows(NamedTuple):
    chinese: dict[str, list[tuple[str, str]]]  # by their first character
    english: dict[str, list[_Term]]  # by their first three
    short: dict[str, list[_Term]]  # of two letters


@cache
def _rows(table: str) -> _Rows:
    rows = _Rows({}, {}, {})
    for line in table.strip().splitlines():
        key, _, terms = line.partition(": ")
        ours, _, theirs = terms.partition(" | ")
        for term in ours.split():
            word = term.replace("_", " ")
            rows.chinese.setdefault(word[0], []).append((word, key))
        for term in theirs.split():
            text = term.rstrip("=").replace("_", " ")
            bucket = rows.english if len(text) > 2 else rows.short  # noqa: PLR2004
            bucket.setdefault(text[:3], []).append(_Term(text, term.endswith("="), key))
    return rows


def found(text: str, table: str) -> dict[str, int]:
    """The keys of a table's rows that a text has, and where each stands first."""
    rows, lower = _rows(table), text.lower()
    keys: dict[str, int] = {}
    for match in _BEGIN.finditer(lower):
        at = match.start()
        begun = rows.english.get(lower[at : at + 3], [])
        if begun or match[0] in rows.short:
            for key in _begun(lower, at, (*begun, *rows.short.get(match[0], ()))):
                keys.setdefault(key, at)
    if not text.isascii():
        for char in set(lower) & rows.chinese.keys():
            for term, key in rows.chinese[char]:
                if (at := lower.find(term)) >= 0:
                    keys[key] = min(at, keys.get(key, at))
    return keys


def _begun(lower: str, at: int, terms: Iterable[_Term]) -> Iterator[str]:
    told = [t for t in terms if lower.startswith(t.text, at) and t.ends(lower, at)]
    for term in told:
        if not any(other.goes_on(term) for other in told):
            yield term.key
