"""Which numbers of a text its evidence does not have."""

import datetime as dt
import math
import re
from bisect import bisect_left
from collections.abc import Iterator

from agents.formatter.lint.finding import Proof

_UNITS = {
    "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9, "万亿": 1e12,
    "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9,
    "t": 1e12, "trillion": 1e12,
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(\d[\d,]*)(\.\d+)?(?:\s*({_UNIT})(?![a-z]))?", re.IGNORECASE | re.ASCII
)
_IN_A_NAME = re.compile(r"[A-Za-z_.\-][\d.]*\Z", re.ASCII)  # SAM2, Phi-3, v0.10
_NEAR = 40  # characters before a number that tell whether it is in a name
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)
_MONTHS = ("jan feb mar apr may jun jul aug sep oct nov dec").split()  # noqa: SIM905
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def unproven(text: str, proof: Proof) -> Iterator[str]:
    """The numbers of `text` that stand in no evidence, in any usual writing.

    `1.15 万` is proven by `11,500`, `20240821` by that day of the event.
    """
    known = _values(proof.text)
    ordered = sorted(known)
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if _IN_A_NAME.search(before):
            continue
        value, step = _value(found)
        at = bisect_left(ordered, value - step / 2)
        near = at < len(ordered) and ordered[at] <= value + step / 2
        if not near and not _is_day(found[0], proof.event, known):
            yield found[0].strip()


def _value(found: re.Match[str]) -> tuple[float, float]:
    """A number and the step of its last digit: that of 3.4 万 is a thousand."""
    unit = _UNITS.get((found[3] or "").lower(), 1.0)
    digits = len(found[2]) - 1 if found[2] else 0
    exact = unit == 1.0
    value = float(found[1].replace(",", "") + (found[2] or "")) * unit
    return value, (1e-9 if exact else unit * 10**-digits)


def _values(text: str) -> set[float]:
    lower = text.lower()
    known = {value for f in _NUMBER.finditer(lower) for value in _written(f)}
    words = set(re.findall("[a-z]+", lower))
    known |= {float(n) for n, word in enumerate(_WORDS) if word in words}
    known |= {
        float(n) for n, m in enumerate(_MONTHS, 1) if any(w[:3] == m for w in words)
    }
    return known - {math.inf}


def _written(found: re.Match[str]) -> set[float]:
    plain = float(found[1].replace(",", "") + (found[2] or ""))
    return {plain, _value(found)[0]}


def _is_day(number: str, event: dt.date | None, known: set[float]) -> bool:
    if not (found := _DAY.fullmatch(number.strip())):
        return False
    parts = [int(part) for part in found.groups()]
    return number.strip() == f"{event:%Y%m%d}" if event else set(parts) <= known
