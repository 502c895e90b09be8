"""Figures, sizes and versions of a text, as far as they tell two happenings apart."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_SCALES = {
    "万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3, "k": 1e3,
    "thousand": 1e3, "m": 1e6, "million": 1e6, "mn": 1e6, "mln": 1e6, "bln": 1e9, "b": 1e9, "bn": 1e9,
    "billion": 1e9, "t": 1e12, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip
_SCALE = r"万亿|千万|百万|[亿万千]|[KMBT](?![A-Za-z])|[mb]l?n(?![a-z])|(?:thousand|million|billion|trillion)s?"
# What a figure, a word or a size begins with is looked for first: a third of the time.
_FIGURE = re.compile(
    r"(?=[\dU$¥€£＄￥\s])(?P<money>US\$|[$¥€£]|＄|￥)?\s?(?<![\w.])(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\.?\d)"
    rf"\s?[-‑]?(?P<scale>(?i:{_SCALE}))?"
    r"(?P<unit>\s?(?:%|％|个?百分点|per ?cent|美元|美金|dollars?|欧元|euros?|元|yuan|人民币"
    r"|-?\s?parameters?|参数|-?parameter))?",
    re.ASCII,
)
_HALF = re.compile(r"(?=h)\bhalf a (million|billion)", re.IGNORECASE)
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_HAN = re.compile(
    r"(?=[一二两三四五六七八九十])(?<![第一二三四五六七八九十百千万之其唯])([一二两三四五六七八九十])(万|千|百|亿)?(?=[字词个款种项名家人道只块张位段次台架辆届年天条座所种万亿美元成])"
)
_OF_HAN = {"元": "cny", "成": "pct"}
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twice": 2, "dozen": 12,
}  # fmt: skip
_WORD = re.compile(rf"(?=[tfsend])\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_CURRENCY = {
    "$": "usd", "us$": "usd", "＄": "usd", "¥": "cny", "￥": "cny", "€": "eur", "£": "gbp",
    "美元": "usd", "美金": "usd", "dollar": "usd", "dollars": "usd", "欧元": "eur", "euro": "eur",
    "euros": "eur", "元": "cny", "yuan": "cny", "人民币": "cny",
}  # fmt: skip
_YEARS = range(1990, 2036)
_BILLION, _HALF_ONE, _ROUGH = 1e9, 0.5, 0.05
_ABOUT = re.compile(
    r"(?:超|超过|逾|近|约|将近|接近|大约|over|about|around|nearly|almost|more than|some|roughly)\s?$",
    re.IGNORECASE,
)
# `405B`, `0.5b`, `123-billion-parameter`, `1230 亿参数`.
_SIZE = re.compile(
    r"(?=\d)(?:(?<![\w.$¥€£])(?<![$¥€£] )(\d+(?:\.\d+)?)\s?[Bb](?![A-Za-z])"
    r"|(?<=-)(\d+(?:\.\d+)?)[Bb](?![A-Za-z])"
    r"|(?<=[A-Za-z\d][ -])(\d{2,3})M(?![A-Za-z]))"
)
CURRENCIES = ("usd", "cny", "eur", "gbp")
_TELLING = {*CURRENCIES, "pct"}
# What one of them has been in dollars, at least and at most, over the years.
_IN_DOLLARS = {
    "usd": (1, 1),
    "eur": (1.0, 1.2),
    "gbp": (1.2, 1.4),
    "cny": (0.137, 0.145),
}
_PLAIN = ("", "par")
# They grow by the hour: of one thing one medium counts more than another.
_STARS = re.compile(r"\+?\s?[颗个]?\s?(?:星标?|stars?)(?![A-Za-z])", re.IGNORECASE)


class Amount(NamedTuple):
    """A value, to three digits, and what it counts: money, per cent, parameters."""

    value: float
    kind: str = ""
    is_rough: bool = False  # `超 1 亿`, `nearly 200`

    @property
    def is_count(self) -> bool:
        """A small number that may be spelled out."""
        return not self.kind and self.value < 13  # noqa: PLR2004

    @property
    def tells(self) -> float:
        """What it is worth as evidence: a round or small number is in many texts."""
        if self.kind in _TELLING:
            return 1.2
        if self.is_count:
            return 0.4
        return 1.2 if self.value >= 100 else 0.8  # noqa: PLR2004


def figures(text: str) -> set[Amount]:
    """The figures of a text; years, dates, versions and counts of stars are none."""
    found = set()
    for match in _FIGURE.finditer(text):
        figure = _read(match, text)
        if figure:
            found.add(figure)
    for match in _HALF.finditer(text):
        found.add(
            Amount(0.5 * _SCALES[match[1].lower()], _kind_near(text, match.end()))
        )
    for match in _HAN.finditer(text):
        scale = _SCALES.get(match[2] or "", 100.0 if match[2] else 1.0)
        kind = _OF_HAN.get(text[match.end() : match.end() + 1], "")
        tenths = 10 if kind == "pct" else 1
        found.add(Amount(_round(_DIGIT[match[1]] * scale * tenths), kind))
    for match in _WORD.finditer(text):
        found.add(Amount(float(_WORDS[match[1].lower()])))
    return found


def sizes(text: str, told: Iterable[Amount]) -> set[float]:
    """Of models, in thousand millions of parameters; `told` are the text's figures."""
    found = {
        float(few) / 1000 if few else float(one or other)
        for one, other, few in _SIZE.findall(text)
    }
    found |= {f.value / _BILLION for f in told if f.kind == "par"}
    return found


def stated(found: Iterable[Amount]) -> set[Amount]:
    """All but counts of parameters, which are a model's name more than news."""
    return {figure for figure in found if figure.kind != "par"}


def shared(ours: set[Amount], theirs: set[Amount]) -> set[Amount]:
    """What both have; money stands without its currency in a headline."""
    if not ours or not theirs:  # nearly always
        return set()
    return {min(one, other) for one in ours for other in theirs if _is_one(one, other)}


def _is_one(one: Amount, other: Amount) -> bool:
    """Per cent are told with and without what follows the point."""
    if one.kind != other.kind:
        if one.value == other.value and _loose(one, other):
            return True
        return _exchanged(one, other)
    if one.value == other.value:
        return True
    if one.is_rough or other.is_rough:
        return abs(one.value - other.value) <= _ROUGH * max(one.value, other.value)
    whole = one.value.is_integer() or other.value.is_integer()
    return one.kind == "pct" and whole and abs(one.value - other.value) < _HALF_ONE


def _exchanged(one: Amount, other: Amount) -> bool:
    """One sum in two currencies, of which each medium has its own."""
    if one.kind not in _IN_DOLLARS or other.kind not in _IN_DOLLARS:
        return False
    least, most = _IN_DOLLARS[one.kind]
    low, high = _IN_DOLLARS[other.kind]
    return one.value * least <= other.value * high and (
        other.value * low <= one.value * most
    )


def _loose(one: Amount, other: Amount) -> bool:
    return (one.kind in _PLAIN or other.kind in _PLAIN) and one.value >= 1000  # noqa: PLR2004


def _read(match: re.Match[str], text: str) -> Amount | None:
    sign, digits, scaled, counted = match.group("money", "n", "scale", "unit")
    number = float(digits.replace(",", "")) if len(digits) < 30 else 0.0  # noqa: PLR2004
    scale = scaled.lower().rstrip("s") if scaled else ""
    unit = counted.strip(" -").lower() if counted else ""
    money = (_CURRENCY.get(sign.lower()) if sign else "") or _CURRENCY.get(unit, "")
    if not (scale or unit or money) and _is_no_count(match, number, text):
        return None
    if _STARS.match(text, match.end()):
        return None
    kind = money
    if unit in ("%", "％", "百分点", "个百分点", "percent", "per cent"):
        kind = "pct"
    elif "param" in unit or unit == "参数" or (scale == "b" and not money):
        kind = "par"
    is_rough = bool(_ABOUT.search(text[max(0, match.start() - 10) : match.start()]))
    return Amount(_round(number * _SCALES.get(scale, 1.0)), kind, is_rough)


def _is_no_count(match: re.Match[str], number: float, text: str) -> bool:
    """A year, a part of a date or of another number, a version behind its name."""
    begin = match.start("n")
    before = text[max(0, begin - 1) : begin]
    after = text[match.end("n") : match.end() + 1].lstrip()[:1]
    if number in _YEARS or (before and before in "-./"):
        return True
    if after and after in "-./年月日期":
        return True
    named = text[max(0, match.start() - 12) : match.start()]
    return "." in match["n"] and re.search(r"[A-Za-z][ -]?$", named) is not None


def _kind_near(text: str, end: int) -> str:
    return "usd" if re.match(r" dollars?", text[end:]) else ""


def _round(value: float) -> float:
    return float(f"{value:.3g}")
