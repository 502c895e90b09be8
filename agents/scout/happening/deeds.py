"""What a text tells that was done, and what it is about, in either language. Pure."""

import re
from functools import cache
from typing import NamedTuple

from agents.scout.happening.countries import LANDS
from agents.scout.happening.glossary import DEEDS, THINGS

_BEGIN = re.compile(r"(?<![a-z])[a-z][a-z.](?<!\.\.)")  # the first two of a word

# Deeds of which one alone tells a text from what it is about.
OWN = {
    "try", "teach", "attack", "tune", "interview", "error", "serve", "leak", "sue", "layoff",
    "settle", "fund", "acquire", "price", "delay", "outage", "recall", "retract", "probe", "charge",
    "close", "arrest", "die", "earn", "partner", "win", "pass", "strike", "collapse", "promise", "remove", "rule", "plan",
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
    return _found(text, _rows(DEEDS))


def things(text: str) -> frozenset[str]:
    """What it is about, by the keys of the table."""
    return frozenset(_found(text, _rows(THINGS + LANDS)))


def lands(text: str) -> frozenset[str]:
    """The countries that it names."""
    return frozenset(_found(text, _rows(LANDS)))


class _Term(NamedTuple):
    text: str
    is_whole: bool  # whether its last word ends there
    key: str

    def ends(self, text: str, at: int) -> bool:
        end = at + len(self.text)
        return not (self.is_whole and text[end : end + 1].isalpha())

    def goes_on(self, other: "_Term") -> bool:
        """`drops lawsuit` is nothing that somebody drops, as one drops a record."""
        return self.text.startswith(f"{other.text} ")


class _Rows(NamedTuple):
    chinese: dict[str, list[tuple[str, str]]]  # by their first character
    english: dict[str, list[_Term]]  # by their first two


@cache
def _rows(table: str) -> _Rows:
    rows = _Rows({}, {})
    for line in table.strip().splitlines():
        key, _, terms = line.partition(": ")
        ours, _, theirs = terms.partition(" | ")
        for term in ours.split():
            word = term.replace("_", " ")
            rows.chinese.setdefault(word[0], []).append((word, key))
        for term in theirs.split():
            text = term.rstrip("=").replace("_", " ")
            found = rows.english.setdefault(text[:2], [])
            found.append(_Term(text, term.endswith("="), key))
    return rows


def _found(text: str, rows: _Rows) -> dict[str, int]:
    lower = text.lower()
    found: dict[str, int] = {}
    for match in _BEGIN.finditer(lower):
        at = match.start()
        terms = [
            term
            for term in rows.english.get(match[0], ())
            if lower.startswith(term.text, at) and term.ends(lower, at)
        ]
        for term in terms:
            if not any(other.goes_on(term) for other in terms):
                found.setdefault(term.key, at)
    if not text.isascii():
        for char in set(lower) & rows.chinese.keys():
            for term_, key in rows.chinese[char]:
                if (at := lower.find(term_)) >= 0:
                    found[key] = min(at, found.get(key, at))
    return found
