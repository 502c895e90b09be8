"""What a sentence can be recognised by, and where a text has it."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from agents.domain.han import HAN
from agents.domain.sentences import spans
from agents.summariser.checks import agreement
from agents.summariser.spans import aliases, dates, figures, names
from agents.summariser.spans.concepts import concepts
from agents.summariser.spans.plain import marked

FIGURE, NAME, COMMON = 3.0, 2.0, 1.0
_HAN = re.compile(rf"[{HAN}]{{2,}}")
_UNREAD = re.compile(r"https?://[^\s<>\"）)]+|<[^<>]*>|!\[[^\]]{0,300}\]")


@dataclass(frozen=True)
class Wanted:
    """What a sentence can be recognised by, also in another language.

    Figures and dates with how often they stand there; a figure has its readings.
    """

    figures: Counter[tuple[figures.Figure, ...]]
    dates: Counter[dates.Date]
    words: list[tuple[float, list[re.Pattern[str]]]]  # weight, alternatives
    grams: frozenset[str]
    meanings: frozenset[frozenset[int]]  # those of each word

    @property
    def named(self) -> float:
        """What its figures, dates and names weigh together."""
        stated = len(self.figures) + len(self.dates)
        return FIGURE * stated + sum(weight for weight, _ in self.words)


def wanted(sentence: str) -> Wanted:
    stated = dates.dates(sentence)
    latin = names.spelt(sentence)
    taken = marked(len(sentence), (span.place for span in (*stated, *latin)))
    readings: dict[int, list[figures.Figure]] = defaultdict(list)
    for figure in figures.figures(sentence):
        if agreement.telling(figure) and not taken[figure.start]:
            readings[figure.start].append(figure.anywhere())
    words = [
        (
            COMMON if names.is_common(name) else NAME,
            [names.spelling(name), *aliases.patterns(name)],
        )
        for name in dict.fromkeys(name.value for name in latin)
    ]
    words += [(NAME, patterns) for patterns in aliases.in_han(sentence)]
    spoken: dict[int, set[int]] = defaultdict(set)
    for concept in concepts(sentence):
        spoken[concept.start].add(concept.value)
    return Wanted(
        Counter(map(tuple, readings.values())),
        Counter(date.anywhere() for date in stated),
        words,
        frozenset(_grams(sentence)),
        frozenset(map(frozenset, spoken.values())),
    )


@dataclass(frozen=True)
class Reading:
    """A text read once: its spans, by number, and which of them hold what."""

    bare: str  # without addresses and tags, at the same places
    starts: list[int]
    ends: list[int]
    figures: Mapping[figures.Figure, set[int]]
    dates: Mapping[dates.Date, set[int]]
    grams: Mapping[str, set[int]]
    meanings: Mapping[int, set[int]]

    def rarity(self, found: Collection[int]) -> float:
        """1 of what one span has, less of what many have; 0 of what none has."""
        return (
            log1p(len(self.starts) / len(found)) / log1p(len(self.starts))
            if found
            else 0.0
        )


@lru_cache(maxsize=64)  # a story's sentences are asked for one after the other
def reading(text: str) -> Reading:
    bare = _UNREAD.sub(lambda found: " " * len(found[0]), text)
    starts, ends = zip(*spans(text), strict=True)
    grams: dict[str, set[int]] = defaultdict(set)
    for match in _HAN.finditer(bare):
        for gram in _grams(match[0]):
            grams[gram].add(span_at(starts, match.start()))
    stated: dict[figures.Figure, set[int]] = defaultdict(set)
    for figure in figures.figures(bare):
        stated[figure.anywhere()].add(span_at(starts, figure.start))
    dated: dict[dates.Date, set[int]] = defaultdict(set)
    for date in dates.dates(bare):
        dated[date.anywhere()].add(span_at(starts, date.start))
    spoken: dict[int, set[int]] = defaultdict(set)
    for concept in concepts(bare):
        spoken[concept.value].add(span_at(starts, concept.start))
    return Reading(bare, list(starts), list(ends), stated, dated, grams, spoken)


def span_at(starts: Sequence[int], place: int) -> int:
    """The number of the span that has this place in the text."""
    return bisect_right(starts, place) - 1


def _grams(text: str) -> set[str]:
    """Pairs of Han characters that stand together."""
    runs = _HAN.findall(text)
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
