"""How long a server asks to wait: Retry-After and the headers beside it. Pure."""

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_EPOCH = 1e9  # seconds; what is larger is a moment, in milliseconds from 1e12 on
_NUMBER = re.compile(r"\s*([0-9]{1,15}(?:\.[0-9]{1,9})?)\s*")
_UNITS = {
    "ms": 0.001, "milli": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0,
    "秒": 1.0, "分": 60.0,
}  # fmt: skip
_DURATION = re.compile(
    r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\s{0,2}(ms|milli|s|m|h|d|秒|分)",
    re.IGNORECASE | re.ASCII,  # `ſ` is no second
)


def retry_after(headers: Mapping[str, str], now: float | None) -> float | None:
    """Seconds by RFC 9110, section 10.2.3, or by the finer header of model servers."""
    finer = number(headers.get("retry-after-ms", ""))
    if finer is not None:
        return finer / 1000
    return seconds(headers.get("retry-after", ""), now)


def seconds(text: str, now: float | None) -> float | None:
    """A number, `6m0.5s`, an HTTP date or a moment since 1970; None for anything else.

    The latter two count from `now`, in seconds since 1970, where that is known.

    >>> seconds("1m2.5s", now=None)
    62.5
    >>> seconds("Sun, 01 Sep 2024 00:01:00 GMT", now=1725148800.0)
    60.0
    """
    given = number(text)
    if given is not None and given < _EPOCH:
        return given
    if ":" not in text and (parts := _DURATION.findall(text)):
        return sum(float(n) * _UNITS[unit.lower()] for n, unit in parts)
    if given is not None:
        when: float | None = given / (1000 if given > 1000 * _EPOCH else 1)
    else:
        when = moment(text)
    return None if when is None or now is None else max(0.0, when - now)


def moment(text: str) -> float | None:
    """An HTTP date as seconds since 1970."""
    try:
        found = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, OverflowError):  # of an offset of twenty digits
        return None
    if found.tzinfo is None:  # `-0000`: UTC of an unknown place
        found = found.replace(tzinfo=dt.UTC)
    return found.timestamp()


def number(text: str) -> float | None:
    """One in ASCII that is not negative, and that no clock is too short for."""
    found = _NUMBER.fullmatch(text)
    return float(found[1]) if found else None
