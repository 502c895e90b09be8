"""The one date function: what a source states, read strictly, or None.

Forms, each with its rule; nothing else is read, and nothing is ever rolled over:

- RFC 822/2822: `[Mon, ]2 Sep 2024[ 10:30[:05]][ zone]`. A zone is ±hhmm, ±hh:mm,
  GMT, UT, UTC, Z, GMT±hhmm, or a US name (EST … PDT, RFC 2822 §4.3; so CST is
  -0600 and never China's). A year of two digits is 2000 to 2049 or 1950 to 1999.
  A wrong name of the day is ignored, as feed readers do.
- asctime and its kin: `Mon Sep 2 10:30:05 2024`, `Mon Sep 2 2024 10:30:05 +0800`,
  `Sep 2, 2024[ 10:30]`.
- ISO 8601 / RFC 3339: `2024-09-02[T10:30[:05[.123]]][zone]`, a space for the T, and
  the basic form `20240902[T103005Z]`. A year or a month alone is no moment.
- Year first, as written in China: `2024年9月2日 10:30[:05]`, `…10时30分[05秒]`,
  `2024/9/2 10:30`.

Without a zone the text is local time in the issue's zone; without a time it is
that day's midnight there. Of an hour that a clock change repeats it is the first.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_LONGEST = 80  # no form is longer; it bounds the work of the patterns
_MONTHS = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"),
    ("may",), ("jun", "june"), ("jul", "july"), ("aug", "august"),
    ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
    ("dec", "december"),
)  # fmt: skip
_MONTH_OF = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}
_HOURS = {
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "gmt": 0, "utc": 0, "ut": 0, "z": 0,
}  # fmt: skip

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ?)?"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_YEAR, _MONTH, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d\d?)", r"(?P<day>\d\d?)"
_TIME = r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d+))?)?"
_BASIC_TIME = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"
_CHINESE_TIME = (
    r"(?P<hour>\d\d?) ?[时点] ?(?P<minute>\d\d?) ?分(?: ?(?P<second>\d\d?) ?秒)?"
)
_ZONE = (
    r"(?:(?:gmt|utc)?(?P<sign>[+-])(?P<zh>\d\d):?(?P<zm>\d\d)?(?: ?\([a-z ]+\))?"
    rf"|(?P<zone>{'|'.join(_HOURS)}))"
)
_CLOCK = rf"{_TIME}(?: ?{_ZONE})?"

_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        # RFC 822 and 2822
        rf"{_WEEKDAY}{_DAY} {_NAME},? (?P<year>\d{{4}}|\d\d)(?: {_CLOCK})?",
        # asctime, also with a zone; month first with the year before the time
        rf"{_WEEKDAY}{_NAME} {_DAY} {_TIME}(?: {_ZONE})? {_YEAR}",
        rf"{_WEEKDAY}{_NAME} {_DAY},? {_YEAR}(?:,? {_CLOCK})?",
        # ISO 8601, extended and basic
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]{_CLOCK})?",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T{_BASIC_TIME}{_ZONE}?)?",
        # year first, as written in China
        rf"{_YEAR}(?P<mark>[-/.]){_MONTH}(?P=mark){_DAY}(?: {_CLOCK})?",
        rf"{_YEAR} ?年 ?{_MONTH} ?月 ?{_DAY} ?[日号](?: ?{_CLOCK})?",
        rf"{_YEAR} ?年 ?{_MONTH} ?月 ?{_DAY} ?[日号] ?{_CHINESE_TIME}",
    )
)


def moment(text: str, zone: tzinfo) -> datetime | None:
    """The moment in UTC that `text` states, or None where it cannot be read.

    >>> moment("Mon, 02 Sep 2024 00:30:00 +0800", UTC).isoformat()
    '2024-09-01T16:30:00+00:00'
    >>> moment("30 Feb 2024", UTC) is None
    True
    """
    text = " ".join(text.split()) if len(text) <= _LONGEST else ""
    found = next((m for form in _FORMS if (m := form.fullmatch(text))), None)
    if found is None:
        return None
    part = found.groupdict()
    try:
        local = datetime(  # noqa: DTZ001  # the zone follows
            _year(part["year"]),
            _month(part),
            int(part["day"]),
            int(part.get("hour") or 0),
            int(part.get("minute") or 0),
            int(part.get("second") or 0),
            int((part.get("part") or "")[:6].ljust(6, "0")),
        )
        return local.replace(tzinfo=_zone(part) or zone).astimezone(UTC)
    except (ValueError, OverflowError):  # 30 February, hour 25, the year 0
        return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:  # noqa: PLR2004
        return year
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004  # RFC 2822 §4.3


def _month(part: dict[str, str]) -> int:
    """1 to 12; 0, which no date has, for a word that is no month."""
    if name := part.get("name"):
        return _MONTH_OF.get(name.lower(), 0)
    return int(part["month"])


def _zone(part: dict[str, str]) -> tzinfo | None:
    """The zone that the text names, or None. ValueError beyond ±23:59."""
    if name := part.get("zone"):
        return timezone(timedelta(hours=_HOURS[name.lower()]))
    if not part.get("sign"):
        return None
    minutes = int(part.get("zm") or 0)
    if minutes > 59:  # noqa: PLR2004
        raise ValueError(part)
    shift = timedelta(hours=int(part["zh"]), minutes=minutes)
    return timezone(-shift if part["sign"] == "-" else shift)
