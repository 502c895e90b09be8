"""Dates and quarters in Chinese and English text, as far as they are stated."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from agents.summariser.spans.numerals import chinese
from agents.summariser.spans.plain import plain
from agents.summariser.spans.span import Span
from agents.summariser.words.calendar import MONTHS, QUARTERS

_MOST = 3_000  # dates of one form in one text
_YOUNGEST = 30  # 30 年代 may be of this century, 40 年代 is of the last
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])"
_BEHIND = rf"(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?"
# The most complete reading of a place comes first.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<s>[-/.]?)(?P<m>1[0-2]|0[1-9])(?P=s)(?P<d>3[01]|[12]\d|0[1-9])(?!\d)",
        rf"(?<!\d){_YEAR}(?P<s>[-/.])(?P<m>1[0-2]|[1-9])(?P=s){_DAY}(?!\d)",
        rf"(?<![\d./-]){_YEAR}[-/](?P<m>1[0-2]|0?[1-9])(?![-/.]?\d)",
        rf"(?<=[\[(（【]){_YEAR}\.(?P<m>1[0-2]|0?[1-9])(?=[\])）】])",
        rf"(?<![\d./-])(?P<m>1[0-2]|0?[1-9])/{_YEAR}(?![-/.]?\d)",
        rf"(?:{_YEAR}\s*年\s*)?(?<!\d)(?P<m>1[0-2]|0?[1-9])\s*月\s*{_DAY}\s*[日号]?\s*[-–—~～至到]\s*(?P<to>\d\d?)\s*[日号]",
        rf"(?:{_YEAR}\s*年\s*)?(?<!\d)(?P<m>1[0-2]|0?[1-9])\s*月(?:\s*{_DAY}\s*[日号])?(?![龄球亮饼])",
        rf"(?:{_YEAR}\s*年\s*)?(?<![一二三四五六七八九十个第])(?P<han>十[一二]?|[一二三四五六七八九])月(?![份]?[光球亮饼])",
        rf"(?:{_YEAR}\s*年?\s*)?(?:第?(?P<q>[一二三四])财?季度?|(?<![A-Za-z])Q(?P<q2>[1-4])(?![A-Za-z\d]))",
        rf"\b(?P<q>first|second|third|fourth)[- ]quarter(?:\s(?:of\s)?{_YEAR})?",
        rf"\b(?P<mon>{_NAME})\b\.?\s*{_DAY}\s*(?:[-–—]|to|and)\s*(?P<to>\d\d?)\b(?:,?\s+{_YEAR})?",
        rf"\b(?P<mon>{_NAME})\b\.?\s*{_DAY}{_BEHIND}",
        rf"\b{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mon>{_NAME})\b\.?(?:,?\s+{_YEAR})?",
        r"(?:(?P<century>20|21|上)\s*世纪\s*)?(?P<decade>\d0)\s*年代",
        r"\b(?P<hundreds>19|20)(?P<decade>\d0)['’]?s\b",
        r"\d\d?\s*世纪",
        rf"{_YEAR}\s*财?年",
        rf"\bFY\s?(?:{_YEAR}|(?P<fy>\d\d))\b",
        rf"\b(?P<mon>{_NAME})\b\.?(?:,?\s+{_YEAR})?",
        rf"(?<![\d.,$]){_YEAR}(?![\d.,]*\d)(?!\s?[%万亿千元美]|\s?[KMB]\b)",
    )
)


# Those that a text without a digit may have.
_IN_WORDS = tuple(
    one
    for one in _PATTERNS
    if one.groupindex.keys() & {"han", "q"} or one.groupindex.keys() == {"mon", "y"}
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Date(Span):
    """A date as far as it is stated; `text[start:end]` states it."""

    kind = "date"

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    decade: int | None = None  # 1940 for the 1940s

    @property
    def value(self) -> str:
        """All that it states, coarse to fine: `2024-09-02`, `--09`, `2024 Q3`, `1940s`."""
        if self.decade:
            return f"{self.decade}s"
        if self.quarter:
            return f"{self.year or ''} Q{self.quarter}".strip()
        finer = [f"-{part:02}" for part in (self.month, self.day) if part]
        return "".join((str(self.year or "-"), *finer))

    @property
    def unit(self) -> str:
        """The finest part that it states; "" of a century."""
        parts = ("day", "month", "quarter", "decade", "year")
        return next((part for part in parts if getattr(self, part)), "")

    @property
    def bare(self) -> bool:
        """A year without any mark of a year: it may as well be an amount."""
        return self.year is not None and self.end - self.start == len("2024")

    @property
    def empty(self) -> bool:
        """A century: nothing that could be looked for."""
        parts = (self.year, self.month, self.day, self.quarter, self.decade)
        return all(part is None for part in parts)

    def anywhere(self) -> "Date":
        """The same wherever it stands."""
        return replace(self, start=0, end=self.end - self.start)

    def agrees(self, other: "Date", years: frozenset[int | None]) -> bool:
        """Whether `other` states all that this one does, alike.

        It may leave the year to its context; then `years` has to hold it.
        """
        if self.year not in (None, other.year) and not (
            other.year is None and self.year in years
        ):
            return False
        pairs = (
            (self.month, other.month),
            (self.day, other.day),
            (self.quarter, other.quarter),
            (self.decade, other.decade),
        )
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@lru_cache(maxsize=64)  # one check of a sentence after the other asks
def dates(text: str) -> tuple[Date, ...]:
    """All dates of a text, in order and without overlaps."""
    text = plain(text)
    found: list[Date] = []
    covered = bytearray(len(text))
    for pattern in _PATTERNS if _DIGIT.search(text) else _IN_WORDS:
        for match in islice(pattern.finditer(text), _MOST):
            start, end = match.span()
            if any(covered[start:end]) or _modal(match):
                continue
            covered[start:end] = b"\1" * (end - start)
            found.append(_date(match))
            if last := match.groupdict().get("to"):
                found.append(replace(found[-1], start=match.start("to"), day=int(last)))
    return tuple(sorted(found, key=lambda date: date.start))


def supported(
    date: Date, source: Iterable[Date], published: Iterable[Date] = ()
) -> bool:
    """Whether the source states it, or it is the day when it was published.

    Of a bare month the source decides, where it names any: its own 7 月 is not made
    an 8 月 by the day when it came out.
    """
    in_source, known = tuple(source), tuple(published)
    stated = years((*in_source, *known))
    if date.empty or any(date.agrees(other, stated) for other in in_source):
        return True
    if date.month and not date.day and any(other.month for other in in_source):
        return False
    return any(date.agrees(other, stated) for other in known)


def years(stated: Iterable[Date]) -> frozenset[int | None]:
    """All years of a text: what a date without one may be of."""
    return frozenset(date.year for date in stated)


def _modal(match: re.Match[str]) -> bool:
    """The English verbs "may" and "march" in lower case are no months."""
    parts = match.groupdict()
    return parts.get("mon") in ("may", "march", "mar") and parts.get("d") is None


def _date(match: re.Match[str]) -> Date:
    parts = {name: value for name, value in match.groupdict().items() if value}
    name, month, day = parts.get("mon"), parts.get("m"), parts.get("d")
    quarter = parts.get("q", parts.get("q2"))
    return Date(
        start=match.start(),
        end=match.end(),
        year=_year(parts),
        month=MONTHS[name.lower()] if name else int(month) if month else _han(parts),
        day=int(day) if day else None,
        quarter=QUARTERS[quarter.lower()] if quarter else None,
        decade=_decade(parts),
    )


def _year(parts: dict[str, str]) -> int | None:
    if "fy" in parts:  # of this century
        return 2000 + int(parts["fy"])
    return int(parts["y"]) if "y" in parts else None


def _han(parts: dict[str, str]) -> int | None:
    return int(chinese(parts["han"])) if "han" in parts else None


def _decade(parts: dict[str, str]) -> int | None:
    """20 世纪 40 年代, 40 年代 and 1940s are 1940; 10 年代 is 2010."""
    if "decade" not in parts:
        return None
    tens = int(parts["decade"])
    last = parts.get("century", "20" if tens > _YOUNGEST else "21") != "21"
    hundreds = int(parts.get("hundreds", "19" if last else "20"))
    return hundreds * 100 + tens
