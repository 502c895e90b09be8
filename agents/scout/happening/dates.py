"""Days that a text names, as evidence: when it takes effect, ends or is sold. Pure."""

import datetime as dt
import re

_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_CHINESE = re.compile(r"(?=[1-9])(?<!\d)(1[0-2]|[1-9])\s?月\s?(?:(\d{1,2})\s?[日号])?")
_MONTH = r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_ENGLISH = re.compile(
    rf"(?=[\djfmasond])\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?{_MONTH.format('month')}(?: (?P<after>\d{{1,2}})\b(?!,\d))?",
    re.IGNORECASE,
)
_MONTH_LONG = 30  # days
_ITS_OWN = 3  # days around an entry's own date, which tell nothing

Day = tuple[int, int]  # month, day; 0 where only the month is named


def days(text: str, published: dt.datetime | None) -> frozenset[Day]:
    """Those that are not the entry's own."""
    found = {(int(m[1]), int(m[2] or 0)) for m in _CHINESE.finditer(text)}
    for match in _ENGLISH.finditer(text):
        day = match["day"] or match["after"]
        word = match["month"]
        if day or (word[0].isupper() and word.lower() not in ("may", "mar")):
            found.add((_MONTHS.index(word[:3].lower()) + 1, int(day or 0)))
    return frozenset(day for day in found if not _is_own(day, published))


def shared_days(ours: frozenset[Day], theirs: frozenset[Day]) -> bool:
    """Whether one is the other's, as far as both are told."""
    return any(
        one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])
        for one in ours
        for other in theirs
    )


def _is_own(day: Day, published: dt.datetime | None) -> bool:
    if published is None:
        return False
    if not day[1]:
        return day[0] == published.month
    near = (published + dt.timedelta(days=n) for n in range(-_ITS_OWN, _ITS_OWN + 1))
    return day in {(timestamp.month, timestamp.day) for timestamp in near}


def days_apart(ours: frozenset[Day], theirs: frozenset[Day]) -> bool:
    """Whether the days of two headlines are more than one apart.

    A deed is of two days where its news cross the date line.
    """
    return bool(ours and theirs) and all(
        _apart(mine, its) > 1 for mine in ours for its in theirs
    )


def _apart(one: Day, other: Day) -> int:
    return abs((one[0] - other[0]) * _MONTH_LONG + one[1] - other[1])
