"""The one date function: what a source states, read strictly, or None.

A date is a day, then perhaps a clock and a zone. The forms of each, and no others:

- The day, with its month's name in any language of `date_words`: `2 Sep 2024`,
  `2. September 2024`, `2 de septiembre de 2024`, `2-Sep-24` (RFC 822; a year of two
  digits is 2000 to 2049 or 1950 to 1999), `Sep 2, 2024`, `2024-Sep-02`, and asctime's
  order, the year last of all. In numbers the year comes first: `2024-09-02`,
  `2024/9/2`, `2024.9.2`, `20240902`, `2024年9月2日`. Of `10/09/2024` nobody knows which
  is the month. A day of the week before or behind it says nothing, even a wrong one.
- The clock: `10:30[:05[.123]]`, `10时30分[5秒]`, `10h30`, `8 PM`, `上午 8:00`; 24:00 is
  the day's end. Nothing is ever rolled over, and hour and half must agree.
- The zone: see `zones`. One that is unknown does not erase the day and the clock, which
  are then read as without one.
- Seconds or milliseconds since 1970, from 2001 to 2033: `1725955200`. Later ones begin
  as a date without marks does.

Without a zone the text is local time in the issue's zone; without a time it is
that day's midnight there. Of an hour that a clock change repeats it is the first.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from agents.sources.date_words import HALVES, SIGNS, WEEKDAYS, folded, month, of_day
from agents.sources.zones import ZONE, zone_of

_LONGEST = 100  # no form is longer; it bounds the work of the patterns
_MARKS = str.maketrans("，：（）．／－", ",:()./-")

_EPOCH = re.compile(r"(?P<seconds>1[0-9]{9})(?:(?P<part>[0-9]{3})|\.[0-9]{1,9})?")
_BASIC = re.compile(
    r"^([0-9]{4})([0-9]{2})([0-9]{2})"
    r"(?:[t ]?([0-9]{2})([0-9]{2})([0-9]{2})?)?(?![0-9])"
)
# Clocks in words become one with colons.
_SPOKEN = re.compile(
    r"(?<![0-9:.])([0-9]{1,2}) ?(?:[h时時点點시] ?(?:([0-9]{1,2}) ?[分분]?)?"
    r"(?: ?([0-9]{1,2}) ?[秒초])?|(?= ?[ap]\.? ?m\b))"
)
_HALF = rf"{'|'.join(sorted(HALVES))}"
_CLOCK = re.compile(
    rf"(?<![0-9:.+-])(?:(?P<before>{_HALF}) ?)?"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]{1,12}))?)?(?![0-9:])"
    rf"(?: ?(?P<behind>[ap]\.? ?m\b\.?|{_HALF}))?"
)
_ZONE_AND_YEAR = re.compile(rf"(?:,? ?{ZONE})?(?: (?P<year>[0-9]{{4}}))?")
_ZONE_OF_DAY = re.compile(
    rf"(.*[0-9年月日])(?:(?<=[0-9])(?=z|[+-][0-9]{{2}}:)| (?=gmt|utc|z|[+-]))({ZONE})"
)
_BETWEEN = re.compile(
    r"[ ,]*(?:(?<=[0-9])t|(?<= )(?:at|um|a|a las|alle|om|as|kl|klo|в|о)|[_|@–—-])?"
    r"[ .,]*$"
)

_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_FRONT = re.compile(rf"^(?:{_WEEKDAY})(?:[.,]{{1,2}} ?| |(?=[0-9]))")
_BACK = re.compile(
    rf"(?:[ ,]+|(?<=[0-9日号號일]))"
    rf"(?:\((?:{_WEEKDAY}|[{''.join(sorted(SIGNS))}])\)|(?:{_WEEKDAY})\.?)$"
)
_YEAR, _DAY = r"(?P<year>[0-9]{4})", r"(?P<day>[0-9]{1,2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_NAME = r"(?P<name>[^\W\d_]{3,12}|[0-9]{1,2} ?[月월]|十?[一二]月|[一-九]月|十月)"
_NTH = "(?:st|nd|rd|th|er|º|ª)?"
_ANY_YEAR = r"(?:del? )?(?P<year>[0-9]{4}|[0-9]{2})(?: ?г)?\.?"
_DAYS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}{_NTH}[ ./-]{{1,2}}(?:(?:de|of) )?{_NAME}[ .,/-]{{1,2}}{_ANY_YEAR}",
        rf"{_NAME}[ .-]{{1,2}}{_DAY}{_NTH}[ ,-]{{1,2}}(?:del? )?{_YEAR}",
        rf"{_YEAR}[ .-]{{1,2}}{_NAME}[ .-]{{1,2}}{_DAY}\.?",
        rf"{_YEAR}(?P<mark>[-/.]) ?{_MONTH}(?P=mark) ?{_DAY}\.?",
        rf"{_YEAR} ?[年년] ?{_MONTH} ?[月월] ?{_DAY} ?[日号號일]",
    )
)

Clock = tuple[int, int, int, int]
_MIDNIGHT: Clock = (0, 0, 0, 0)


def parse_timestamp(text: str, zone: tzinfo) -> datetime | None:
    """The moment in UTC that `text` states, or None where it cannot be read.

    >>> moment("Mon, 02 Sep 2024 00:30:00 +0800", UTC).isoformat()
    '2024-09-01T16:30:00+00:00'
    >>> moment("30 Feb 2024", UTC) is None
    True
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    text = folded(" ".join(text.translate(_MARKS).split()))
    try:
        if epoch := _EPOCH.fullmatch(text):
            return _since_1970(epoch)
        return _read(_SPOKEN.sub(_colons, _BASIC.sub(_marked, text, 1), 1), zone)
    except (ValueError, OverflowError):  # 30 February, hour 25, the year 0
        return None


def _read(text: str, zone: tzinfo) -> datetime | None:
    day, clock, rest = text, _MIDNIGHT, ""
    if found := _CLOCK.search(text):
        day, rest = _BETWEEN.sub("", text[: found.start()]), text[found.end() :]
        clock = _clock(found)
        if rest.startswith((" (", "(")) and rest.endswith(")"):
            rest = rest.strip(" ()")
    elif found := _ZONE_OF_DAY.fullmatch(text):
        day, rest = found[1], found[2]
    behind = _ZONE_AND_YEAR.fullmatch(rest)
    if behind is None:
        return None
    part = behind.groupdict()
    stated = _day(f"{day} {part['year']}" if part["year"] else day)
    if stated is None:
        return None
    return _at(stated, clock).replace(tzinfo=zone_of(part, zone)).astimezone(UTC)


def _day(text: str) -> datetime | None:
    """Its midnight, whatever day of the week stands beside it; None for another form."""
    for tried in _bare(text):
        if found := next((m for day in _DAYS if (m := day.fullmatch(tried))), None):
            part = found.groupdict()
            name = (part.get("name") or "").replace(" ", "").lstrip("0")
            number = month(name) if name else int(part["month"])
            return datetime(_year(part["year"]), number, int(part["day"]))  # noqa: DTZ001  # the zone follows
    return None


def _bare(text: str) -> Iterator[str]:
    """`mar. 2` may be a Tuesday or the second of March: first as it stands."""
    yield text
    yield (bare := _FRONT.sub("", text))
    yield _BACK.sub("", bare)
    yield _BACK.sub("", text)


def _clock(found: re.Match[str]) -> Clock:
    part = found.groupdict()
    half = part["before"] or re.sub("[ .]", "", part["behind"] or "")
    fraction = (part["part"] or "")[:6].ljust(6, "0")
    return (
        of_day(int(part["hour"]), half),
        int(part["minute"]),
        int(part["second"] or 0),
        int(fraction),
    )


def _at(day: datetime, clock: Clock) -> datetime:
    """24:00 ends the day (ISO 8601); no other clock leads beyond it."""
    if clock == (24, 0, 0, 0):
        return day + timedelta(days=1)
    hour, minute, second, part = clock
    return day.replace(hour=hour, minute=minute, second=second, microsecond=part)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:  # noqa: PLR2004
        return year
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004  # RFC 2822 §4.3


def _since_1970(found: re.Match[str]) -> datetime:
    seconds = int(found["seconds"]) + int(found["part"] or 0) / 1000
    return datetime.fromtimestamp(seconds, UTC)


def _marked(found: re.Match[str]) -> str:
    """`20240902[103005]` with its marks."""
    year, number, day, hour, minute, second = found.groups()
    clock = f" {hour}:{minute}:{second or '00'}" if hour else ""
    return f"{year}-{number}-{day}{clock}"


def _colons(found: re.Match[str]) -> str:
    hour, minute, second = found.groups(default="0")
    return f"{hour}:{int(minute):02}:{int(second):02}"
