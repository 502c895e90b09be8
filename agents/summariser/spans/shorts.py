"""Short forms that a text makes up for itself: "time series forecasting (TSF)"."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_SHORT = re.compile(r"(?<=[A-Za-z] )\(([A-Z][A-Za-z-]{1,9})\)")
_BEFORE = 80  # characters in which the long form stands
_WORDS = 2  # of it for each letter, at the most


def spelt_out(text: str, source: str) -> str:
    """Each short form of the source with the long one behind it.

    >>> spelt_out("TSF is hard.", "We study time series forecasting (TSF).")
    'TSF (time series forecasting) is hard.'
    """
    known = _defined(source)
    if not known:
        return text
    any_of = "|".join(map(re.escape, known))
    said = re.compile(rf"(?<![A-Za-z(-])({any_of})(?:s?(?![A-Za-z]))")
    return said.sub(lambda match: f"{match[0]} ({known[match[1]]})", text)


@lru_cache(maxsize=64)  # a source is held against one sentence after the other
def _defined(source: str) -> Mapping[str, str]:
    return dict(_pairs(source))


def _pairs(source: str) -> Iterator[tuple[str, str]]:
    for match in _SHORT.finditer(source):
        short = match[1].removesuffix("s")
        before = source[max(0, match.start() - _BEFORE) : match.start()]
        words = re.split(r"[.,;:()]\s", before)[-1].split()[-_WORDS * len(short) :]
        if long := _long(short, " ".join(words)):
            yield short, long


def _long(short: str, before: str) -> str:
    """What ends there and has its letters in order, the first at a word's beginning."""
    at = len(before)
    folded = before.lower()
    for n, letter in enumerate(reversed(short.lower().replace("-", ""))):
        is_first = n == len(short.replace("-", "")) - 1
        at = folded.rfind(letter, 0, at)
        while is_first and at > 0 and folded[at - 1].isalpha():
            at = folded.rfind(letter, 0, at)
        if at < 0:
            return ""
    return before[at:]
