"""What a text speaks of, in either language: the meanings of the glossary."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from agents.domain.han import HAN
from agents.summariser.spans.span import Span
from agents.summariser.words import rows

_RUN = re.compile(rf"[{HAN}]+|[A-Za-z][A-Za-z0-9.]*")
_ENDING = 6  # letters that a word may have behind its beginning: generat-ively


@dataclass(frozen=True)
class Concept(Span):
    """`text[start:end]` speaks of the `value`-th meaning."""

    kind = "concept"

    value: int


def _rows() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    han: dict[str, list[int]] = defaultdict(list)
    latin: dict[str, list[int]] = defaultdict(list)
    for n, (chinese, english) in enumerate(rows("glossary.txt")):
        for word in chinese.split():
            han[word].append(n)
        for word in english.split():
            latin[word].append(n)
    return han, latin


_HAN, _LATIN = _rows()
_MOST_HAN = max(map(len, _HAN))
_PHRASES = {
    first: [word for word in _LATIN if word.startswith(f"{first}_")]
    for first in {word.partition("_")[0] for word in _LATIN if "_" in word}
}


def concepts(text: str) -> Iterator[Concept]:
    """All of a text, in order; a word of several meanings gives each.

    >>> [text[c.start : c.end] for text in ["直接迁移"] for c in concepts(text)]
    ['迁移']
    """
    for run in _RUN.finditer(text):
        if run[0][0].isascii():
            yield from _latin(run, text)
        else:
            yield from _han(run)


def _han(run: re.Match[str]) -> Iterator[Concept]:
    """The longest word at each place; the next begins behind it."""
    at = 0
    while at < len(run[0]):
        lengths = range(min(_MOST_HAN, len(run[0]) - at), 0, -1)
        found = next((n for n in lengths if run[0][at : at + n] in _HAN), 0)
        start = run.start() + at
        for meaning in _HAN.get(run[0][at : at + found], ()):
            yield Concept(start, start + found, meaning)
        at += found or 1


def _latin(run: re.Match[str], text: str) -> Iterator[Concept]:
    word = run[0].lower().rstrip(".")
    meanings = list(_beginning(word))
    ahead = re.sub(r"[\s-]", "_", text[run.start() : run.start() + 40].lower())
    for phrase in _PHRASES.get(word, ()):
        bare = phrase.rstrip("=")
        if ahead.startswith(bare):
            meanings += _LATIN[phrase]
    for meaning in dict.fromkeys(meanings):
        yield Concept(*run.span(), meaning)


def _beginning(word: str) -> Iterator[int]:
    yield from _LATIN.get(f"{word}=", ())
    for length in range(max(2, len(word) - _ENDING), len(word) + 1):
        yield from _LATIN.get(word[:length], ())
