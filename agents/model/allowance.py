"""What a server says of its pace, in headers and in the words of a refusal."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from agents.web.retry_after import moment, number, retry_after, seconds

MINUTE = 60.0
_NOT_A_MINUTES = 90.0  # seconds: a limit that is whole again only later is a day's
_LONG = 20_000  # characters of an error's body that are looked at
_PART = r"\d{1,9}(?:\.\d{1,9})?\s{0,2}(?:ms|millisecond|sec|s|min|m|hour|h|d|秒|分)"
_WAIT = re.compile(
    r"(?:again|retry|wait|after|retrydelay|重试|等待)\W{0,6}(?:in|after|for|at least)?\W{0,4}"
    rf"((?:{_PART}[a-z]*\W{{0,2}}){{1,4}})|({_PART})\s?钟?后",
    re.IGNORECASE,
)
_COUNT = r"(\d{1,9}(?:\.\d{1,9})?)"
_MINUTELY = r"(?:per|a|every|each|/)\s?min"
_CALLS = re.compile(
    rf"(?:\brpm\b|requests? {_MINUTELY})[^\d]{{0,20}}{_COUNT}"
    rf"|{_COUNT}\s?(?:requests?|calls?|rpm)?\s?(?:{_MINUTELY}|rpm)"
    rf"|每分钟\D{{0,8}}{_COUNT}\s?次",
    re.IGNORECASE,
)
_TOKENS = re.compile(
    rf"(?:\btpm\b|tokens? {_MINUTELY})[^\d]{{0,20}}{_COUNT}"
    rf"|{_COUNT}\s?tokens?\s?{_MINUTELY}",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"per.{0,2}day|daily|\brpd\b|\btpd\b|\ba day\b|day'?s? (?:limit|quota)"
    r"|每[日天]|[当今][日天]|日(?:限额|配额)",
    re.IGNORECASE,
)
_CROWD = re.compile(r"concurren|simultaneous|parallel|at once|并发", re.IGNORECASE)

Of = Literal["calls", "tokens"]


@dataclass(frozen=True)
class Allowance:
    """Rates by the minute, `wait` in seconds; None where nothing is said.

    `day` is a quota that comes back tomorrow, `crowd` too many calls at once.
    """

    calls: float | None = None
    tokens: float | None = None
    wait: float | None = None
    day: bool = False
    crowd: bool = False


UNSAID = Allowance()


class _Header(NamedTuple):
    part: str  # limit, remaining, reset
    of: Of
    value: str


def read_allowance(headers: Mapping[str, str], body: str = "") -> Allowance:
    """Of any answer; `body` is a refusal's.

    Moments count from the answer's own date, so that no clock of ours is needed.
    """
    said = body[:_LONG]
    found = {(one.of, one.part): one.value for one in _limits(headers)}
    now = moment(headers.get("date", ""))
    waits: dict[Of, float | None] = {
        of: seconds(found.get((of, "reset"), ""), now) for of in ("calls", "tokens")
    }
    used_up = [
        wait
        for of, wait in waits.items()
        if wait is not None and number(found.get((of, "remaining"), "")) == 0
    ]
    asked = retry_after(headers, now)
    if asked is None and (words := _WAIT.search(said)):
        asked = seconds(words[1] or words[2], now)
    if asked is None and used_up:
        asked = max(used_up)
    rates: dict[Of, float | None] = {
        of: _rate(found.get((of, "limit"), ""), wait) for of, wait in waits.items()
    }
    return Allowance(
        calls=_said(_CALLS, said) or rates["calls"],
        tokens=_said(_TOKENS, said) or rates["tokens"],
        wait=asked,
        day=bool(_DAY.search(said)),
        crowd=bool(_CROWD.search(said)),
    )


def _limits(headers: Mapping[str, str]) -> Iterator[_Header]:
    """Whatever the provider calls them; those of a day or a month are no pace."""
    for name, value in headers.items():
        low = name.lower().replace("rate-limit", "ratelimit")
        before, found, after = low.partition("ratelimit")
        rest = before + after
        if not found or re.search(r"day|month|hour|policy", rest):
            continue
        of: Of = "tokens" if re.search(r"token|size", rest) else "calls"
        part = next((p for p in ("remaining", "reset", "limit") if p in rest), "")
        if part:
            yield _Header(part, of, value)


def _rate(limit: str, reset: float | None) -> float | None:
    """Of `8`, or of `8;w=60` where another window than a minute may be named."""
    found = re.match(r"\s*(\d{1,12})", limit)
    if found is None or int(found[1]) == 0:
        return None
    window = re.search(r"\bw=(\d{1,9})", limit)
    if window:
        return int(found[1]) * MINUTE / max(1, int(window[1]))
    if reset is not None and reset > _NOT_A_MINUTES:
        return None
    return float(found[1])


def _said(words: re.Pattern[str], text: str) -> float | None:
    found = words.search(text)
    count = found and next(float(group) for group in found.groups() if group)
    return count or None
