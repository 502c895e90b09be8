"""The span of a material that supports a sentence, by figures, names and words."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p
from typing import NamedTuple

from agents.domain.issue import Evidence
from agents.domain.sentences import LONGEST, spans
from agents.domain.story import Material
from agents.summariser.checks import agreement
from agents.summariser.spans import aliases, dates, figures, names
from agents.summariser.spans.concepts import concepts
from agents.summariser.spans.plain import marked
from agents.summariser.taglines import taglines

_ENOUGH = 2.0
_FIGURE, _NAME, _COMMON = 3.0, 2.0, 1.0
_SHARED = 8.0  # for all of a sentence's pairs of Han characters
_MEANT = 6.0  # for all that it speaks of, in either language
_UNKNOWN = 0.4  # of what the material never speaks of: it may say it otherwise
_TAGLINE = 0.4  # of the score of a line that advertises
LONGEST_QUOTE = 600  # characters of a quotation at the most
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_UNREAD = re.compile(r"https?://[^\s<>\"）)]+|<[^<>]*>|!\[[^\]]{0,300}\]")


class Span(NamedTuple):
    """`material.text[start:end]`, and how much of a sentence it has.

    `score` counts what it shares, `rank` the rarer more and a tagline less.
    """

    material: Material
    start: int
    end: int
    score: float
    rank: float

    @property
    def evidence(self) -> Evidence:
        end = min(self.end, self.start + LONGEST_QUOTE)
        quote = self.material.text[self.start : end]
        return Evidence(source=self.material.n, quote=quote, start=self.start, end=end)


def align(sentence: str, materials: Sequence[Material]) -> tuple[Evidence, ...]:
    """Up to two spans, the best first; none if nothing in the material fits."""
    return tuple(span.evidence for span in best(sentence, materials))


def best(sentence: str, materials: Sequence[Material]) -> list[Span]:
    """Up to two, the best first: of a second one that is far worse nothing."""
    scored = [span for span in scores(sentence, materials) if span.score >= _ENOUGH]
    scored.sort(key=lambda span: (-span.rank, span.material.n, span.start))
    return [span for span in scored[:2] if span.rank >= scored[0].rank / 2]


def scores(sentence: str, materials: Sequence[Material]) -> Iterator[Span]:
    """Each span of the materials that has something of the sentence."""
    wanted = _wanted(sentence[:LONGEST])
    for material in materials:
        if material.text.strip():
            yield from _scores(wanted, material)


@dataclass(frozen=True)
class _Wanted:
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
        return _FIGURE * stated + sum(weight for weight, _ in self.words)


def _wanted(sentence: str) -> _Wanted:
    stated = dates.dates(sentence)
    latin = names.spelt(sentence)
    taken = marked(len(sentence), (span.place for span in (*stated, *latin)))
    readings: dict[int, list[figures.Figure]] = defaultdict(list)
    for figure in figures.figures(sentence):
        if agreement.telling(figure) and not taken[figure.start]:
            readings[figure.start].append(figure.anywhere())
    words = [
        (
            _COMMON if names.is_common(name) else _NAME,
            [names.spelling(name), *aliases.patterns(name)],
        )
        for name in dict.fromkeys(name.value for name in latin)
    ]
    words += [(_NAME, patterns) for patterns in aliases.in_han(sentence)]
    spoken: dict[int, set[int]] = defaultdict(set)
    for concept in concepts(sentence):
        spoken[concept.start].add(concept.value)
    return _Wanted(
        Counter(map(tuple, readings.values())),
        Counter(date.anywhere() for date in stated),
        words,
        frozenset(_grams(sentence)),
        frozenset(map(frozenset, spoken.values())),
    )


@dataclass(frozen=True)
class _Reading:
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
def _reading(text: str) -> _Reading:
    bare = _UNREAD.sub(lambda found: " " * len(found[0]), text)
    starts, ends = zip(*spans(text), strict=True)
    grams: dict[str, set[int]] = defaultdict(set)
    for match in _HAN.finditer(bare):
        for gram in _grams(match[0]):
            grams[gram].add(_span(starts, match.start()))
    stated: dict[figures.Figure, set[int]] = defaultdict(set)
    for figure in figures.figures(bare):
        stated[figure.anywhere()].add(_span(starts, figure.start))
    dated: dict[dates.Date, set[int]] = defaultdict(set)
    for date in dates.dates(bare):
        dated[date.anywhere()].add(_span(starts, date.start))
    spoken: dict[int, set[int]] = defaultdict(set)
    for concept in concepts(bare):
        spoken[concept.value].add(_span(starts, concept.start))
    return _Reading(bare, list(starts), list(ends), stated, dated, grams, spoken)


def _span(starts: Sequence[int], place: int) -> int:
    """The number of the span that has this place in the text."""
    return bisect_right(starts, place) - 1


def _scores(wanted: _Wanted, material: Material) -> Iterator[Span]:
    reading = _reading(material.text)
    grams: Counter[int] = Counter()
    score: dict[int, float] = defaultdict(float)
    rank: dict[int, float] = defaultdict(float)
    for weight, found in _hits(wanted, reading):
        rarity = reading.rarity(found)
        for at in found:
            score[at] += weight
            rank[at] += weight * rarity
    for gram in wanted.grams:
        grams.update(reading.grams.get(gram, ()))
    for at, shared in grams.items():
        score[at] += _SHARED * shared / len(wanted.grams)
        rank[at] += _SHARED * shared / len(wanted.grams)
    for at, share in _meant(wanted, reading).items():
        score[at] += _MEANT * share
        rank[at] += _MEANT * share
    advertised = _advertised(material, reading)
    for at, total in score.items():
        ranked = rank[at] * (_TAGLINE if at in advertised else 1.0)
        yield Span(material, reading.starts[at], reading.ends[at], total, ranked)


def _meant(wanted: _Wanted, reading: _Reading) -> dict[int, float]:
    """How much of what the sentence says each span speaks of, the rarer the more.

    A figure or name weighs as it does where it is found.
    """
    found = [
        frozenset[int]().union(*(reading.meanings.get(n, ()) for n in word))
        for word in wanted.meanings
    ]
    weights = [reading.rarity(spans_) for spans_ in found]
    whole = sum(weight or _UNKNOWN for weight in weights) + wanted.named
    shares: dict[int, float] = defaultdict(float)
    for weight, spans_ in zip(weights, found, strict=True):
        for at in spans_:
            shares[at] += weight / whole
    return shares


def _advertised(material: Material, reading: _Reading) -> set[int]:
    return {
        at
        for start, end in taglines(material)
        for at in range(
            bisect_left(reading.starts, start), bisect_left(reading.starts, end)
        )
    }


def _hits(wanted: _Wanted, reading: _Reading) -> Iterator[tuple[float, set[int]]]:
    """The weight of each thing that is wanted, and the spans that have it."""
    for readings, times in wanted.figures.items():
        weight = _COMMON if all(map(agreement.common, readings)) else _FIGURE
        alike = (
            found
            for theirs, found in reading.figures.items()
            if any(agreement.same(mine, theirs) for mine in readings)
        )
        yield weight * times, set().union(*alike)
    years = dates.years(reading.dates)
    for date, times in wanted.dates.items():
        alike = (
            found for other, found in reading.dates.items() if date.agrees(other, years)
        )
        yield _FIGURE * times, set().union(*alike)
    for weight, patterns in wanted.words:
        yield weight, _places(patterns, reading)


def _places(patterns: Iterable[re.Pattern[str]], reading: _Reading) -> set[int]:
    return {
        _span(reading.starts, match.start())
        for pattern in patterns
        for match in pattern.finditer(reading.bare)
    }


def _grams(text: str) -> set[str]:
    """Pairs of Han characters that stand together."""
    runs = _HAN.findall(text)
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
