"""Dates as the operator writes them: `--since`, `--until`, `--date`, `--tz`."""

import datetime as dt
import math
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from agents.domain.words import Window
from agents.errors import SettingsError
from agents.messages.said import said

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_YEAR, _LAST_YEAR = 1970, 9998  # what every zone and server can still tell
_LONG = 60  # days: an issue is of a week or a month


def zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            said(
                "--tz {name!r} is no time zone; write one such as Asia/Shanghai",
                name=name,
            )
        ) from error


def day(flag: str, text: str) -> dt.date:
    """Strictly YYYY-MM-DD."""
    fault = said(
        "{flag} {text!r} is no day; write one such as 2024-09-30", flag=flag, text=text
    )
    if not _DAY.fullmatch(text):
        raise SettingsError(fault)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(fault) from error


def window(since: str, until: str | None, tz: ZoneInfo, now: dt.datetime) -> Window:
    """`[since, until)`. A day stands for its local midnight; `until` includes its day.

    >>> tz = zone("Asia/Shanghai")
    >>> now = dt.datetime(2024, 10, 8, tzinfo=tz)
    >>> str(window("2024-09-01", "2024-09-30", tz, now).until)
    '2024-10-01 00:00:00+08:00'
    """
    start = _instant("--since", since, tz, days=0)
    yesterday = (now.astimezone(tz).date() - dt.timedelta(days=1)).isoformat()
    end = _instant("--until", until or yesterday, tz, days=1)
    if start >= end:
        raise SettingsError(
            said(
                "--since {since} is not before the end of --until {until}; choose"
                " an earlier --since or a later --until",
                since=since,
                until=until or yesterday,
            )
        )
    return Window(since=start, until=end)


def too_long(span: Window) -> str:
    """That a window is longer than any issue, with the way out; "" for others."""
    days = (span.until - span.since).days
    if days <= _LONG:
        return ""
    return said(
        "the window has {days} days, since {since:%Y-%m-%d}: an issue is of a week"
        " or a month; --since names a later first day",
        days=days,
        since=span.since,
    )


def last_day(span: Window, tz: ZoneInfo) -> dt.date:
    """The last day that the window touches, in the issue's zone."""
    return (span.until - dt.timedelta(microseconds=1)).astimezone(tz).date()


def started_weeks(span: Window, tz: ZoneInfo) -> int:
    """How many weeks, counted from `since`, have started: one sharing session each."""
    first = span.since.astimezone(tz).date()
    return math.ceil(((last_day(span, tz) - first).days + 1) / 7)


def _instant(flag: str, text: str, tz: ZoneInfo, days: int) -> dt.datetime:
    """A day's midnight plus `days`; a full timestamp is taken as it is.

    A local time that a clock change repeats is the first of the two; one that it skips
    is told by the old offset. The answer has a fixed offset, since Python compares two
    moments of one zone by their wall clocks.
    """
    fault = SettingsError(
        said(
            "{flag} {text!r} is no date; write a day such as 2024-09-01 or a time such"
            " as 2024-09-01T08:00+08:00",
            flag=flag,
            text=text,
        )
    )
    try:
        if _DAY.fullmatch(text):
            start = dt.date.fromisoformat(text) + dt.timedelta(days=days)
            moment = dt.datetime.combine(start, dt.time(), tzinfo=tz)
        elif re.search(r"[T ]", text):
            moment = dt.datetime.fromisoformat(text)
        else:
            raise fault
    except (ValueError, OverflowError) as error:
        raise fault from error
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise fault
    moment = moment if moment.tzinfo else moment.replace(tzinfo=tz)
    return moment.astimezone(dt.timezone(moment.utcoffset() or dt.timedelta()))
