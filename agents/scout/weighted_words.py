"""What a story's words speak for, where each of many words speaks with its weight. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from agents.scout.terms import Terms, Words, as_found

Name = TypeVar("Name", bound=str)

OPENING = 400  # characters, which tell what a text is about
_IN_TITLE, _IN_OPENING, _BELOW = 6, 3, 1  # what a word counts for, by where it stands


class WeightedWords(Generic[Name]):
    """A table of words by name and weight, prepared once."""

    def __init__(self, table: Mapping[Name, Mapping[float, str]]) -> None:
        self._names = tuple(table)
        self._weights: dict[str, list[tuple[Name, float]]] = defaultdict(list)
        for name, term, weight in entries(table):
            for key in as_found((term,)):
                self._weights[key].append((name, weight))
        self.terms = Terms(self._weights)

    def of(self, words: Words, title: str, opening: str) -> dict[Name, float]:
        """What speaks for each name; 3 times a word's weight where it opens the text.

        `words` are of the whole text. A word counts once, where it stands best.
        """
        total = dict.fromkeys(self._names, 0.0)
        found = words.hits(self.terms)
        if found:
            title, opening = _plain(title), _plain(opening)
        # Weights are whole or half: sums are exact, whatever the order of the words.
        for term in found:
            place = (
                _IN_TITLE
                if term in title
                else _IN_OPENING
                if term in opening
                else _BELOW
            )
            for name, weight in self._weights[term]:
                total[name] += place * weight
        return total


def entries(
    table: Mapping[Name, Mapping[float, str]],
) -> Iterator[tuple[Name, str, float]]:
    """Name, word and weight; words stand apart by commas and lines."""
    for name, rows in table.items():
        for weight, terms in rows.items():
            for term in terms.replace("\n", ",").split(","):
                if word := term.strip():
                    yield name, word, weight


def _plain(text: str) -> str:
    """As terms are written: a hyphen is a space there."""
    return text.lower().replace("-", " ")
