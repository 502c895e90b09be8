"""Figures, dates and counts of a sentence that the material does not state."""

import itertools
import math
import re
from collections.abc import Callable, Iterator, Sequence

from agents.domain.addresses import addresses
from agents.domain.words import ADVICE
from agents.summariser.checks import agreement, counts, related_figures
from agents.summariser.checks.ground import Ground
from agents.summariser.spans import dates, figures, names
from agents.summariser.spans.dates import Date
from agents.summariser.spans.figures import Figure
from agents.summariser.spans.plain import marked, plain

Place = tuple[int, int]  # start and end in the sentence, half-open
_SLASHED = re.compile(r"(?<![\d/.])(1[0-2]|[1-9])/(3[01]|[12]\d|[1-9])(?![\d/.])")
_BY = re.compile(
    r"(?:高|低|多|少|(?<![方准])差|升|涨|增|降|减|快|慢|领先|落后)[了出到]?\s*$"
)
_RIVAL = re.compile(r"比\s?(?P<who>[^，。；比]{2,40}?)(?:还|又|要)?\s?$")
_FEW = 9  # an enumeration is counted by eye


def unstated(sentence: str, base: Ground) -> Iterator[str]:
    """The words that nothing bears out, in order; one place is named once."""
    found = {start: end for check in TABLE for start, end in check(sentence, base)}
    for start in sorted(found):
        yield sentence[start : found[start]].strip()


def _dated(sentence: str, base: Ground) -> Iterator[Place]:
    for date in dates.dates(sentence):
        known = dates.supported(date, base.dates, base.published)
        if not known and not _is_amount(date, sentence, base):
            yield date.place


def _misnumbered(sentence: str, base: Ground) -> Iterator[Place]:
    yield from names.misnumbered(sentence, base.text)


def _misadded(sentence: str, base: Ground) -> Iterator[Place]:  # noqa: ARG001
    yield from counts.misadded(sentence)


def _displaced(sentence: str, base: Ground) -> Iterator[Place]:
    found = related_figures.wrong(
        sentence, base.text, base.figures, base.dates, base.published
    )
    for said in found:
        yield said.start, said.end


def _figured(sentence: str, base: Ground) -> Iterator[Place]:
    stated = figures.figures(sentence)
    readings: dict[int, list[Figure]] = {}
    uncounted = _uncounted(sentence, base)
    for figure in stated:
        if not uncounted[figure.start]:
            readings.setdefault(figure.start, []).append(figure)
    for start, read in readings.items():
        alike = [figure for figure in read if figure.version] or read
        if _is_checked(alike, sentence, base.before) and not any(
            agreement.supported(figure, base.figures)
            or agreement.difference(figure, stated, base.figures)
            or _subtracted(figure, stated, sentence)
            or _behind(figure, stated, sentence, base)
            for figure in alike
        ):
            yield start, alike[0].end


# What one finds at a place, a later one may find too: the last one's end is named.
TABLE: tuple[Callable[[str, Ground], Iterator[Place]], ...] = (
    _dated,
    _misnumbered,
    _misadded,
    _displaced,
    _figured,
)


def _is_checked(alike: list[Figure], sentence: str, before: str) -> bool:
    """All but what nobody would check, and what the answer itself bears out."""
    return any(agreement.telling(figure) for figure in alike) and not any(
        _is_enumerated(figure, sentence, before) for figure in alike
    )


def _subtracted(figure: Figure, stated: Sequence[Figure], sentence: str) -> bool:
    """Whether it is what two others of the sentence differ by: 5.64 分，比 4.84 分高 0.8 分.

    These two are held against the material themselves.
    """
    if not _BY.search(sentence, 0, figure.start):
        return False
    others = {f.value for f in stated if f.unit == figure.unit and f.end < figure.start}
    return any(
        math.isclose(abs(one - other), figure.value, abs_tol=figure.step / 2)
        for one, other in itertools.combinations(others, 2)
    )


def _behind(
    figure: Figure, stated: Sequence[Figure], sentence: str, base: Ground
) -> bool:
    """Whether a rival that it names has so much more or less: 得 81.2，比 GPT-4o 高 2.7.

    The rival's own figure stands on a line of the material that names it.
    """
    by = _BY.search(sentence, 0, figure.start)
    rival = by and _RIVAL.search(sentence, 0, by.start())
    if not rival:
        return False
    named = [names.spelling(name.value) for name in names.spelt(rival["who"])]
    theirs = {
        other.value
        for line in base.text.splitlines()
        if named and all(name.search(line) for name in named)
        for other in figures.figures(line)
        if other.unit == figure.unit
    }
    ours = {f.value for f in stated if f.unit == figure.unit and f.end < rival.start()}
    return any(
        math.isclose(abs(one - other), figure.value, abs_tol=figure.step / 2)
        for one, other in itertools.product(ours, theirs)
    )


def _is_enumerated(figure: Figure, sentence: str, before: str) -> bool:
    """A small count in words of what is listed beside or before it: A、B 和 C 三种.

    Or of what the answer goes on to tell, or advises to try.
    """
    if figure.digits or figure.unit != "count" or figure.said > _FEW:
        return False
    return (
        counts.enumerated(figure.start, figure.said, sentence)
        or counts.listed(figure.said, before)
        or figure.start in counts.announced(sentence)
        or sentence.startswith(ADVICE)
    )


def _uncounted(sentence: str, base: Ground) -> bytearray:
    """Where digits state no amount: the 4 of GPT-4o, of an address, of a day."""
    places = [name.place for name in names.spelt(sentence)]
    places += [*addresses(sentence), *_days(sentence, base)]
    places += [date.place for date in dates.dates(sentence)]
    return marked(len(sentence), places)


def _days(sentence: str, base: Ground) -> list[Place]:
    """Where 8/15 is a day that the material has; else it is two numbers."""
    return [
        match.span()
        for match in _SLASHED.finditer(plain(sentence))
        if dates.supported(
            Date(*match.span(), month=int(match[1]), day=int(match[2])),
            base.dates,
            base.published,
        )
    ]


def _is_amount(date: Date, sentence: str, base: Ground) -> bool:
    """Whether what looks like a bare year is a number of the material: 2000 人."""
    if not date.bare:
        return False
    read = figures.figures(sentence[date.start : date.end])
    return any(agreement.supported(figure, base.figures) for figure in read)
