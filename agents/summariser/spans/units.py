"""What a number counts: per cent, times, money, time, bytes or things."""

import re
from functools import lru_cache

from agents.summariser.words.units import PREFIXES, UNITS

_UNITS = tuple(
    (kind, worth, re.compile(rf"{written}", re.IGNORECASE))
    for kind, worth, written in UNITS
)
UNIT = rf"(?:(?:-|\s)?(?i:{'|'.join(written for *_, written in UNITS)}))"
PREFIX = r"[$＄¥￥€£]\s?"


@lru_cache(maxsize=1024)  # few are written, and each number asks for its own
def unit(suffix: str, prefix: str = "") -> tuple[str, float]:
    """The kind of a written unit, and what one of it is worth; ("", 1) if unknown.

    >>> unit("毫秒"), unit("", "$"), unit(" 个")
    (('second', 0.001), ('usd', 1.0), ('count', 1.0))
    """
    bare = suffix.lstrip("- ")
    found = (
        (kind, float(worth))
        for kind, worth, pattern in _UNITS
        if bare and pattern.fullmatch(bare)
    )
    kind, worth = next(found, ("", 1.0))
    # Per cent and times have TeX's own $ before them.
    if prefix and kind not in ("percent", "times"):
        return PREFIXES.get(prefix.strip(), ""), 1.0
    return kind, worth
