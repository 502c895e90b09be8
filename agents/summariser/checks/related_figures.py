"""Words that say when or how many without a figure: 周四, 中旬, 数百, 第三次.

Each belongs to a family. A word counts as wrong only where the material has another
word of its family and not this one: an editor may say 数百 of 340.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.summariser.spans.dates import Date
from agents.summariser.spans.figures import Figure
from agents.summariser.spans.numerals import ordinals
from agents.summariser.spans.plain import plain
from agents.summariser.words.calendar import FAMILIES, YEARS
from agents.summariser.words.numerals import LEVELS

_FAMILIES = tuple(
    tuple(
        (
            re.compile(han),
            re.compile(
                rf"(?:{han})|(?<![A-Za-z])(?:{english})(?![A-Za-z])", re.IGNORECASE
            ),
        )
        for han, english in family
    )
    for family in FAMILIES
)
_YEARS = tuple(
    (re.compile(han), off, re.compile(rf"{han}|\b(?:{english})\b", re.IGNORECASE))
    for han, off, english in YEARS
)
_ROUND = tuple(
    (
        re.compile(said),
        least,
        re.compile(rf"{said}|(?<!of )\b(?:{english})\b", re.IGNORECASE),
    )
    for han, least, english in LEVELS
    for said in [rf"(?:数以|[数几上]{'|近|过|超|逾' if least >= 1e6 else ''}){han}"]  # noqa: PLR2004
)
_NEARLY = 0.5  # 近亿 of 80,000,000
_TENFOLD = 10.0
_ROUND_OF = re.compile(
    r"(?<![A-Za-z])(?P<han>[A-H])\d?\+?\s?轮|\bSeries (?P<en>[A-H])\b"
)
_THIRD = re.compile(r"(?P<m>1[0-2]|[1-9])\s*月(?P<t>[上中下])旬")
_TENTH, _TWENTIETH = 10, 20


@dataclass(frozen=True)
class WrongWords:
    start: int
    end: int


@dataclass(frozen=True)
class _Kinds:
    """What a material has of each kind."""

    families: tuple[frozenset[int], ...]  # the members of each, by place
    years: frozenset[int]
    rounded: frozenset[float]
    ordinals: frozenset[int]
    series: frozenset[str]  # rounds of funding


def wrong(
    sentence: str,
    source: str,
    figures: Sequence[Figure],
    dates: Sequence[Date],
    published: Sequence[Date],
) -> Iterator[WrongWords]:
    """The words of `sentence` whose place another word of the family has taken.

    `dates` are those of the source, `published` is when it says them.
    """
    sentence, kinds = plain(sentence), _kinds_of(source)
    for family, present in zip(_FAMILIES, kinds.families, strict=True):
        for place, (han, _) in enumerate(family):
            if present and place not in present:
                yield from (
                    WrongWords(*match.span()) for match in han.finditer(sentence)
                )
    known = (*dates, *published)
    yield from _dated(sentence, kinds.years, known, published)
    yield from _rounded(sentence, kinds.rounded, figures)
    yield from _counted(sentence, kinds.ordinals, figures)
    yield from _thirds(sentence, known)
    yield from _funded(sentence, kinds.series)


@lru_cache(maxsize=64)  # a story's sentences are asked for one after the other
def _kinds_of(source: str) -> _Kinds:
    source = plain(source)
    return _Kinds(
        tuple(
            frozenset(n for n, (_, any_) in enumerate(family) if any_.search(source))
            for family in _FAMILIES
        ),
        frozenset(off for _, off, any_ in _YEARS if any_.search(source)),
        frozenset(least for _, least, english in _ROUND if english.search(source)),
        frozenset(one.value for one in ordinals(source)),
        frozenset(m["han"] or m["en"] for m in _ROUND_OF.finditer(source)),
    )


def _dated(
    sentence: str,
    in_source: frozenset[int],
    dates: Sequence[Date],
    published: Sequence[Date],
) -> Iterator[WrongWords]:
    """去年 of a source that says "this year" and dates nothing in the year before."""
    now = {date.year for date in published if date.year}
    stated = {date.year - year for date in dates for year in now if date.year}
    for han, off, _ in _YEARS:
        if off and in_source and off not in in_source | stated:
            yield from (WrongWords(*match.span()) for match in han.finditer(sentence))


def _rounded(
    sentence: str, in_source: frozenset[float], figures: Sequence[Figure]
) -> Iterator[WrongWords]:
    """数千 of a source that says "hundreds" and has no figure of that size."""
    values = {figure.value for figure in figures} if in_source else set()
    for han, least, _ in _ROUND if in_source else ():
        found = list(han.finditer(sentence)) if least not in in_source else []
        near = [value for value in values if value < least * _TENFOLD] if found else []
        most = max(near, default=0.0)
        for match in found:
            low = least * (_NEARLY if match[0].startswith("近") else 1.0)
            if most < low:
                yield WrongWords(*match.span())


def _counted(
    sentence: str, in_source: frozenset[int], figures: Sequence[Figure]
) -> Iterator[WrongWords]:
    """第五次 of a source that tells of a fourth; a first one is said of many things."""
    bare = {figure.value for figure in figures if not figure.unit}  # round 4
    for one in ordinals(sentence):
        stated = one.value in in_source or one.value in bare
        if one.is_han and one.value > 1 and in_source - {1} and not stated:
            yield WrongWords(one.start, one.end)


def _funded(sentence: str, in_source: frozenset[str]) -> Iterator[WrongWords]:
    """B 轮 of a source that tells of a Series A."""
    for match in _ROUND_OF.finditer(sentence) if in_source else ():
        if match["han"] and match["han"] not in in_source:
            yield WrongWords(*match.span())


def _thirds(sentence: str, dates: Sequence[Date]) -> Iterator[WrongWords]:
    """The ten days of a month in which none of its known days lies."""
    thirds: dict[int | None, set[str]] = defaultdict(set)
    for date in dates:
        if date.day:
            thirds[date.month].add(_third(date.day))
    for match in _THIRD.finditer(sentence):
        known = thirds.get(int(match["m"]))
        if known and match["t"] not in known:
            yield WrongWords(*match.span())


def _third(day: int) -> str:
    if day <= _TENTH:
        return "上"
    return "中" if day <= _TWENTIETH else "下"
