"""Dates in Chinese and English text, as far as they are stated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may",
            "june jun", "july jul", "august aug", "september sept sep",
            "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CHINESE = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)\s*年\s*)?(?P<m>1[0-2]|0?[1-9])\s*月"
    r"(?:\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*[日号])?(?!份?以来|\s*龄)"
)
_CHINESE_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)\s*年")
_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.]?)(?P<m>1[0-2]|0[1-9])(?P=s)"
    r"(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
)
_ENGLISH = re.compile(
    rf"\b(?P<mon>{_NAME})\b\.?\s+(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
    r"(?:,?\s+(?P<y>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_ENGLISH_DAY_FIRST = re.compile(
    r"\b(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<mon>{_NAME})\b\.?(?:,?\s+(?P<y>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_ENGLISH_MONTH = re.compile(
    rf"\b(?P<mon>{_NAME})\b\.?(?:,?\s+(?P<y>(?:19|20)\d\d))?", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?![\d.]*\d)")


@dataclass(frozen=True)
class Date:
    """A date as far as it is stated; `text[start:end]` states it."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def agrees(self, other: "Date") -> bool:
        """Whether `other` states at least all that this one does, alike."""
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
        )
        return all(mine is None or mine == theirs for mine, theirs in pairs)


def dates(text: str) -> list[Date]:
    """All dates of a text, without overlaps, the most complete reading first."""
    found: list[Date] = []
    covered = [False] * len(text)
    patterns = (
        _ISO, _CHINESE, _ENGLISH, _ENGLISH_DAY_FIRST, _CHINESE_YEAR,
        _ENGLISH_MONTH, _YEAR,
    )  # fmt: skip
    for pattern in patterns:
        for match in pattern.finditer(text):
            if any(covered[match.start() : match.end()]) or _modal(match):
                continue
            covered[match.start() : match.end()] = [True] * len(match[0])
            found.append(_date(match))
    return sorted(found, key=lambda date: date.start)


def supported(date: Date, source: Iterator[Date] | list[Date]) -> bool:
    return any(date.agrees(other) for other in source)


def _modal(match: re.Match[str]) -> bool:
    """The English verb "may" (and "march") in lower case is no month."""
    name = match.groupdict().get("mon")
    return name in ("may", "march", "mar") and match.groupdict().get("d") is None


def _date(match: re.Match[str]) -> Date:
    parts = match.groupdict()
    month = parts.get("m")
    name = parts.get("mon")
    return Date(
        start=match.start(),
        end=match.end(),
        year=int(parts["y"]) if parts.get("y") else None,
        month=_MONTHS[name.lower()] if name else int(month) if month else None,
        day=int(parts["d"]) if parts.get("d") else None,
    )
