"""The span of a material that supports a sentence, by figures, names and words."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.domain.issue import Evidence
from agents.domain.sentences import LONGEST, spans
from agents.domain.story import Material
from agents.summariser.checks import agreement
from agents.summariser.spans import aliases, dates, figures, names
from agents.summariser.spans.plain import marked

_ENOUGH = 2.0
_FIGURE, _NAME, _TERM, _COMMON = 3.0, 2.0, 2.0, 1.0
_SHARED = 8.0  # for all of a sentence's pairs of Han characters
_QUOTE = 400  # characters of a quotation at the most
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_UNREAD = re.compile(r"https?://[^\s<>\"）)]+|<[^<>]*>|!\[[^\]]{0,300}\]")


def align(
    sentence: str, materials: Sequence[Material], terms: Mapping[str, str] | None = None
) -> tuple[Evidence, ...]:
    """Up to two spans, the best first; none if nothing in the material fits.

    `terms` maps words of the card to words of the source, as the format step gave
    them; a pair counts only where both really occur.
    """
    wanted = _wanted(sentence[:LONGEST], terms or {})
    scored = [
        (score, -material.n, -start, material, start, end)
        for material in materials
        if material.text.strip()
        for start, end, score in _scores(wanted, _reading(material.text))
        if score >= _ENOUGH
    ]
    scored.sort(key=lambda entry: entry[:3], reverse=True)
    return tuple(
        Evidence(
            source=material.n,
            quote=material.text[start : min(end, start + _QUOTE)],
            start=start,
            end=min(end, start + _QUOTE),
        )
        for score, _, _, material, start, end in scored[:2]
        if score >= scored[0][0] / 2
    )


@dataclass(frozen=True)
class _Wanted:
    """What a sentence can be recognised by, also in another language.

    Figures and dates with how often they stand there; a figure has its readings.
    """

    figures: Counter[tuple[figures.Figure, ...]]
    dates: Counter[dates.Date]
    words: list[tuple[float, list[re.Pattern[str]]]]  # weight, alternatives
    grams: frozenset[str]


def _wanted(sentence: str, terms: Mapping[str, str]) -> _Wanted:
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
    words += [
        (_TERM, [names.spelling(word)])
        for said, word in terms.items()
        if said in sentence
    ]
    return _Wanted(
        Counter(map(tuple, readings.values())),
        Counter(date.anywhere() for date in stated),
        words,
        frozenset(_grams(sentence)),
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
    return _Reading(bare, list(starts), list(ends), stated, dated, grams)


def _span(starts: Sequence[int], place: int) -> int:
    """The number of the span that has this place in the text."""
    return bisect_right(starts, place) - 1


def _scores(wanted: _Wanted, reading: _Reading) -> Iterator[tuple[int, int, float]]:
    """Start, end and score of each span that has something of the sentence."""
    scores: Counter[int] = Counter()
    totals: dict[int, float] = defaultdict(float)
    for weight, found in _hits(wanted, reading):
        for at in found:
            totals[at] += weight
    for gram in wanted.grams:
        scores.update(reading.grams.get(gram, ()))
    for at, shared in scores.items():
        totals[at] += _SHARED * shared / len(wanted.grams)
    for at, total in totals.items():
        yield reading.starts[at], reading.ends[at], total


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
