"""The span of a material that supports a sentence, by figures, names and words."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agents.domain.issue import Evidence
from agents.domain.sentences import LONGEST
from agents.domain.story import Material
from agents.summariser.checks import agreement
from agents.summariser.sought import (
    COMMON,
    FIGURE,
    Reading,
    Wanted,
    reading,
    span_at,
    wanted,
)
from agents.summariser.spans import dates
from agents.summariser.taglines import taglines

_ENOUGH = 2.0
_SHARED = 8.0  # for all of a sentence's pairs of Han characters
_MEANT = 6.0  # for all that it speaks of, in either language
_SEVERAL = 3  # words that are no chance together
_UNKNOWN = 0.4  # of what the material never speaks of: it may say it otherwise
_TAGLINE = 0.4  # of the score of a line that advertises
LONGEST_QUOTE = 600  # characters of a quotation at the most
_PARTS = 12  # of a list that are looked for
_MARK = re.compile("[，、：]")


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
    """Up to two, the best first: of a second one that is far worse nothing.

    What only lists things is looked for by its parts.
    """
    whole = _found(sentence, materials)
    if whole or len(parts := _MARK.split(sentence, _PARTS)) == 1:
        return whole
    return [span for part in parts for span in _found(part, materials)[:1]][:2]


def _found(sentence: str, materials: Sequence[Material]) -> list[Span]:
    scored = [span for span in scores(sentence, materials) if span.score >= _ENOUGH]
    scored.sort(key=lambda span: (-span.rank, span.material.n, span.start))
    return [span for span in scored[:2] if span.rank >= scored[0].rank / 2]


def scores(sentence: str, materials: Sequence[Material]) -> Iterator[Span]:
    """Each span of the materials that has something of the sentence."""
    sought = wanted(sentence[:LONGEST])
    for material in materials:
        if material.text.strip():
            yield from _scores(sought, material)


def _scores(sought: Wanted, material: Material) -> Iterator[Span]:
    read = reading(material.text)
    grams: Counter[int] = Counter()
    score: dict[int, float] = defaultdict(float)
    rank: dict[int, float] = defaultdict(float)
    for weight, found in _hits(sought, read):
        rarity = read.rarity(found)
        for at in found:
            score[at] += weight
            rank[at] += weight * rarity
    for gram in sought.grams:
        grams.update(read.grams.get(gram, ()))
    for at, shared in grams.items():
        score[at] += _SHARED * shared / len(sought.grams)
        rank[at] += _SHARED * shared / len(sought.grams)
    for at, share in _meant(sought, read).items():
        score[at] += _MEANT * share
        rank[at] += _MEANT * share
    advertised = _advertised(material, read)
    for at, total in score.items():
        ranked = rank[at] * (_TAGLINE if at in advertised else 1.0)
        yield Span(material, read.starts[at], read.ends[at], total, ranked)


def _meant(sought: Wanted, read: Reading) -> dict[int, float]:
    """How much of what the sentence says each span speaks of, the rarer the more.

    A figure or name weighs as it does where it is found.
    """
    found = [
        frozenset[int]().union(*(read.meanings.get(n, ()) for n in word))
        for word in sought.meanings
    ]
    weights = [read.rarity(spans_) for spans_ in found]
    whole = sum(weight or _UNKNOWN for weight in weights) + sought.named
    shares: dict[int, float] = defaultdict(float)
    shared: Counter[int] = Counter()
    for weight, spans_ in zip(weights, found, strict=True):
        shared.update(spans_)
        for at in spans_:
            shares[at] += weight / whole
    least = _ENOUGH / _MEANT  # of what shares several words, however much more it says
    return {
        at: max(share, least) if shared[at] >= _SEVERAL else share
        for at, share in shares.items()
    }


def _advertised(material: Material, read: Reading) -> set[int]:
    return {
        at
        for start, end in taglines(material)
        for at in range(bisect_left(read.starts, start), bisect_left(read.starts, end))
    }


def _hits(sought: Wanted, read: Reading) -> Iterator[tuple[float, set[int]]]:
    """The weight of each thing that is wanted, and the spans that have it."""
    for readings, times in sought.figures.items():
        weight = COMMON if all(map(agreement.common, readings)) else FIGURE
        alike = (
            found
            for theirs, found in read.figures.items()
            if any(agreement.same(mine, theirs) for mine in readings)
        )
        yield weight * times, set().union(*alike)
    years = dates.years(read.dates)
    for date, times in sought.dates.items():
        alike = (
            found for other, found in read.dates.items() if date.agrees(other, years)
        )
        yield FIGURE * times, set().union(*alike)
    for weight, patterns in sought.words:
        yield weight, _places(patterns, read)


def _places(patterns: Iterable[re.Pattern[str]], read: Reading) -> set[int]:
    return {
        span_at(read.starts, match.start())
        for pattern in patterns
        for match in pattern.finditer(read.bare)
    }
