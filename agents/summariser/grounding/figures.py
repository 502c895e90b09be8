"""Figures with their units in Chinese and English text, and whether two agree.

`7B`, `7 billion` and `70 亿` are one value; `12.3 %` and `12.3 个百分点` too;
`v1.10` and `v1.1` are two versions.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

_SCALES = {
    "千": 1e3, "百": 1e2, "万": 1e4, "w": 1e4, "亿": 1e8, "万亿": 1e12, "百万": 1e6,
    "千万": 1e7, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "k": 1e3, "m": 1e6, "b": 1e9,
    "t": 1e12, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9,
    "trillion": 1e12, "hundred": 1e2,
}  # fmt: skip
_WORDS = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "dozen": 12, "half": 0.5, "double": 2, "doubles": 2,
    "doubled": 2, "twice": 2, "triple": 3, "tripled": 3, "quadruple": 4,
}  # fmt: skip
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

_NUMBER = re.compile(
    r"(?P<v>(?<![A-Za-z])[vV](?=\d))?"
    r"(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*)"
    r"(?:\s?(?P<scale>万亿|千亿|百亿|十亿|千万|百万|[万亿千百](?![分度])|[wW](?![A-Za-z])"
    r"|bn\b|[KMBTkmbt](?![A-Za-z])|thousand\b|million\b|billion\b|trillion\b))?"
    r"(?:-|\s)?(?P<unit>个百分点|%|％|percentage points?|percent\b|per cent\b|倍|[x×](?![A-Za-z])"
    r"|times\b|fold\b)?",
)
_HAN = re.compile(
    r"(?<![第其唯统同单])(?P<n>[一二三四五六七八九两十百千万亿零〇]{1,12})"
    r"(?=\s*(?P<unit>倍|个|种|项|类|步|阶段|家|名|位|款|条|次|层|张|篇|年|天|周|小时|分钟|国|部|台|人|页|轮))"
)
_WORD = re.compile(
    rf"\b(?P<n>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b"
    r"(?:[-\s](?P<scale>thousand|million|billion|trillion|hundred))?"
    r"(?:[-\s]?(?P<unit>percent|per cent|times|fold))?",
    re.IGNORECASE,
)
_PERCENT = {
    "个百分点",
    "%",
    "％",
    "percent",
    "per cent",
    "percentage point",
    "percentage points",
}
_TIMES = {"倍", "x", "×", "times", "fold"}
# Chinese prose is full of 一个 and 两种; smaller ones tell nothing worth an alarm.
_TELLING = 4
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Figure:
    """`text[start:end]` states `value`; `step` is the worth of its last digit."""

    start: int
    end: int
    value: float
    kind: Literal["plain", "percent", "times", "version"] = "plain"
    step: float = 0.0
    spelt: str = ""  # a version's digits as written
    scaled: bool = False  # written with 万, B, million …


def figures(text: str) -> list[Figure]:
    """All figures, in order of appearance."""
    found = [
        figure
        for match in _NUMBER.finditer(text)
        if (figure := _written(match, text)) is not None
    ]
    found += [_han(match) for match in _HAN.finditer(text)]
    found += [_spelt(match) for match in _WORD.finditer(text)]
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def telling(figure: Figure) -> bool:
    """Whether an editor would check it: all but small counts in words."""
    return figure.spelt != "han" or figure.value >= _TELLING


def supported(figure: Figure, source: Iterable[Figure]) -> bool:
    return any(_same(figure, other) for other in source)


def _same(mine: Figure, theirs: Figure) -> bool:
    if mine.kind == "version":
        return mine.spelt == theirs.spelt or _written_alike(mine, theirs)
    if {mine.kind, theirs.kind} == {"percent", "times"}:
        return False
    if mine.kind == "percent" and theirs.kind == "plain":
        return _close(mine.value, theirs.value, mine.step) or _close(
            mine.value, theirs.value * 100, mine.step
        )
    return _close(mine.value, theirs.value, mine.step)


def _written_alike(mine: Figure, theirs: Figure) -> bool:
    """`3.2` after a name is a version here, a decimal there: digits decide."""
    return theirs.kind == "plain" and mine.spelt == _plain(theirs.value)


def _close(mine: float, theirs: float, step: float) -> bool:
    """Equal, or correctly rounded to the last digit that is written."""
    slack = step / 2 * (1 + _TOLERANCE) if step else 0.0
    return abs(mine - theirs) <= max(slack, _TOLERANCE * abs(theirs))


def _written(match: re.Match[str], text: str) -> Figure | None:
    number = match["n"].replace(",", "")
    dots = number.count(".")
    before = text[max(0, match.start() - 2) : match.start()]
    attached = bool(re.search(r"[A-Za-z][ -]?$", before)) and not match["scale"]
    if match["v"] or dots > 1 or (attached and dots == 1 and not match["unit"]):
        return Figure(match.start(), match.end(), 0.0, "version", spelt=number)
    if dots > 1:
        return None
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    unit = (match["unit"] or "").lower()
    kind: Literal["plain", "percent", "times"] = (
        "percent" if unit in _PERCENT else "times" if unit in _TIMES else "plain"
    )
    decimals = len(number.partition(".")[2])
    # A whole number without a unit is exact: 3 is not a rounded 3.2.
    rounded = decimals or match["scale"] or kind != "plain"
    return Figure(
        match.start(),
        match.end(),
        float(number) * scale,
        kind,
        step=scale * 10.0**-decimals if rounded else 0.0,
        spelt=number,
        scaled=scale > 1,
    )


def _han(match: re.Match[str]) -> Figure:
    kind: Literal["plain", "times"] = "times" if match["unit"] == "倍" else "plain"
    value = _han_value(match["n"])
    return Figure(match.start(), match.end(), value, kind, spelt="han")


def _han_value(text: str) -> float:
    """The value of Chinese numerals.

    >>> _han_value("三百二十"), _han_value("十二"), _han_value("两万")
    (320.0, 12.0, 20000.0)
    """
    total, section, digit = 0, 0, 0
    for character in text:
        power = _POWERS.get(character)
        if power is None:
            digit = _DIGITS[character]
        elif power >= _POWERS["万"]:
            total = (total + section + digit or 1) * power
            section = digit = 0
        else:
            section += (digit or 1) * power
            digit = 0
    return float(total + section + digit)


def _spelt(match: re.Match[str]) -> Figure:
    unit = (match["unit"] or "").lower()
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    kind: Literal["plain", "percent", "times"] = (
        "percent" if unit in _PERCENT else "times" if unit in _TIMES else "plain"
    )
    return Figure(
        match.start(),
        match.end(),
        _WORDS[match["n"].lower()] * scale,
        kind,
        spelt="word",
    )


def _plain(value: float) -> str:
    return f"{value:g}"
