"""Figures with their units in Chinese and English text.

`7B`, `7 billion` and `70 亿` are one value; `12.3 %` and `12.3 个百分点` too;
`v1.10` and `v1.1` are two versions.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

from agents.domain.han import HAN
from agents.summariser.spans import numerals, units
from agents.summariser.spans.plain import marked, plain
from agents.summariser.spans.span import Span
from agents.summariser.words.numerals import SCALES

Bound = Literal["", "more", "less", "about"]

_MORE = rf"\s?[多余几](?=[\s{HAN}]|$)|\+"
_NUMBER = re.compile(
    rf"(?P<prefix>{units.PREFIX})?(?P<v>(?<![A-Za-z])[vV])?"
    r"(?P<n>(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)*|(?<![\w.)\]])\.\d+)"
    rf"(?P<more>{_MORE})?(?P<scale>{numerals.SCALE})?(?P<more2>{_MORE})?"
    rf"(?P<unit>{units.UNIT})?"
)
_HAN = re.compile(
    "(?<![第其唯统同单数几上任某周零一二三四五六七八九十百千万])(?<!星期)(?<!周期)"
    rf"(?P<n>{numerals.HAN})(?P<more>{_MORE})?(?P<scale>(?<=[多余几])[万亿])?"
    rf"(?P<unit>{units.UNIT})?(?P<great>大)?"
)
_WORD = re.compile(
    rf"\b(?P<n>{numerals.WORD})(?:\b|(?=fold))(?P<scale>{numerals.SCALE})?"
    rf"(?P<unit>{units.UNIT})?",
    re.IGNORECASE,
)
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("more", re.compile(r"(?:超[过出]?了?|[多高大]于|逾|突破|至少|(?:over|above|than|least)\s?)\s?[$¥]?$")),
    ("less", re.compile(r"(?:接近|[将最]?近|[不未]到|不足|[少低小]于|[最至]多|(?:almost|nearly|under)\s?)\s?[$¥]?$")),
    ("about", re.compile(r"(?:约|大概|(?:about|around|roughly|~|≈)\s?)\s?[$¥]?$")),
)  # fmt: skip
_VERSION_BEFORE = re.compile(
    r"(?:[A-Z][A-Za-z]*\d* |[A-Za-z]-?|版本?\s?|升级[到至]\s?|version )$"
)
_VERSION_AFTER = re.compile(r"\s?(?:版|及?以上|或更高|or (?:higher|later))")
_RANGE = re.compile(
    r"\s?(?:[-–—~～至到、,，和及与或/]|to|and|or|vs\.?)\s?[$¥€]?", re.IGNORECASE
)
_NOUN = re.compile(rf"\s?(?:[A-Za-z]{{2,}}|[{HAN}])|[、)）]|\s\d")
_NEAR = 24  # characters before a number that tell what it is
_MOST = 3_000  # numbers of one text; what has more of them is a table of nothing else
_LONGEST = 30  # characters of an amount; what is longer is an identifier


@dataclass(frozen=True)
class Figure(Span):
    """`text[start:end]` states `value`, counted in the base of `unit`."""

    kind = "figure"

    value: float
    unit: str = ""
    said: float = 0.0  # the number itself, without scale and unit
    worth: float = 1.0  # of its unit: 0.001 for ms, 3600 for hours
    step: float = 0.0  # what the last written digit is worth; 0: exact
    round: float = 0.0  # what the last digit that is not zero is worth
    bound: Bound = ""
    digits: str = ""  # as written; "" in words
    version: bool = False
    scaled: bool = False  # written with 万, B, million …
    noun: bool = False  # a word of no known unit follows: 64 comments, 36Kr, 6、

    def anywhere(self) -> "Figure":
        """The same wherever it stands: a table has one figure many times."""
        return replace(self, start=0, end=0)


@lru_cache(maxsize=64)  # one check of a sentence after the other asks
def figures(text: str) -> tuple[Figure, ...]:
    """All readings of all figures, in order of appearance.

    A figure of a range or list that leaves its unit to the last one (`10–20%`) is read
    both ways, and so is a decimal that may be a version; readings of one figure have
    one `start`.
    """
    text = plain(text)
    parts = [
        # A third is said of 34 %, too.
        Figure(*part.place, part.value, part.unit, step=2.0)
        for part in islice(numerals.parts(text), _MOST)
    ]
    digits, han, words = (
        islice(pattern.finditer(text), _MOST) for pattern in (_NUMBER, _HAN, _WORD)
    )
    found = [figure for match in digits for figure in _written(match, text)]
    found += [_han(match, text) for match in han if _is_han(match)]
    found += [_english(match, text) for match in words]
    found += [
        Figure(start, end, value, "times", value)
        for start, end, value in numerals.multiples(text)
    ]
    said = (part.place for part in parts if "分之" in text[part.start : part.end])
    taken = marked(len(text), said)
    found = [f for f in found if not taken[f.start]]
    ordered = sorted(found + parts, key=lambda f: (f.start, f.end))
    return _shared(ordered, text)


def _written(match: re.Match[str], text: str) -> list[Figure]:
    """A number in digits; a decimal behind a name may be a version as well.

    What is longer than any amount is compared as it is written.
    """
    number = match["n"].replace(",", "")
    dots = number.count(".")
    if dots > 1 or match["v"] or len(number) > _LONGEST:
        return [Figure(match.start(), match.end(), 0.0, digits=number, version=True)]
    scale = SCALES[(match["scale"] or "").strip().lower()]
    unit, worth = units.unit(match["unit"] or "", match["prefix"] or "")
    decimals = len(number.partition(".")[2])
    zeros = 0 if decimals else len(number) - len(number.rstrip("0"))
    last = 10.0**-decimals * scale * worth
    # A whole number without scale or unit is exact: 3 is not a rounded 3.2.
    rounded = decimals or scale > 1 or unit not in ("", "count", "usd", "cny")
    more = match["more"] or match["more2"]
    figure = Figure(
        match.start(),
        match.end(),
        float(number) * scale * worth,
        unit,
        said=float(number),
        worth=worth,
        step=last if rounded else 0.0,
        round=last * 10.0**zeros,
        bound="more" if more else _bound(text, match.start()),
        digits=number,
        scaled=scale > 1,
        noun=not unit and scale == 1 and bool(_NOUN.match(text, match.end())),
    )
    if match["scale"] == "W":  # 20W 次, or a motor of 400W
        watts = replace(
            figure, value=float(number), unit="watt", step=0.0, round=10.0**zeros,
            scaled=False,
        )  # fmt: skip
        return [figure, watts]
    bare = decimals and not (match["scale"] or match["prefix"] or unit)
    if bare and _is_version(match, text):
        return [replace(figure, version=True), figure]
    return [figure]


def _is_version(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()]
    after = _VERSION_AFTER.match(text, match.end())
    return bool(_VERSION_BEFORE.search(before) or after)


def _bound(text: str, start: int) -> Bound:
    before = text[max(0, start - _NEAR) : start]
    found = (bound for bound, pattern in _BOUNDS if pattern.search(before))
    return next(found, "")


def _is_han(match: re.Match[str]) -> bool:
    """A numeral, and not the 十 of 十分, the 四 of 四处 or a year's 二〇二四."""
    if match["unit"] or match["more"] or match["great"]:
        return True
    return len(match["n"]) > 1 and numerals.is_number(match["n"])


def _han(match: re.Match[str], text: str) -> Figure:
    more = match["more"] or "多" in (match["unit"] or "")
    said = numerals.chinese(match["n"])
    bound: Bound = "more" if more else _bound(text, match.start())
    return _spelt(match, said, SCALES[match["scale"] or ""], bound)


def _english(match: re.Match[str], text: str) -> Figure:
    said = numerals.english(match["n"])
    scale = SCALES[(match["scale"] or "").strip().lower()]
    return _spelt(match, said, scale, _bound(text, match.start()))


def _spelt(match: re.Match[str], said: float, scale: float, bound: Bound) -> Figure:
    unit, worth = units.unit(match["unit"] or "")
    whole = f"{said:.0f}"
    zeros = len(whole) - len(whole.rstrip("0"))
    return Figure(
        match.start(),
        match.end(),
        said * scale * worth,
        unit,
        said=said,
        worth=worth,
        step=worth if unit == "percent" else 0.0,
        round=10.0**zeros * scale * worth,
        bound=bound,
        noun=not unit and scale == 1,
    )


def _shared(found: list[Figure], text: str) -> tuple[Figure, ...]:
    """Adds the readings of those that share unit or scale with the one behind them."""
    readings: list[Figure] = []
    after: Figure | None = None
    for figure in reversed(found):
        readings.append(figure)
        linked = after and _RANGE.fullmatch(text, figure.end, after.start)
        like = _like(figure, after) if after and linked else None
        if like:
            readings.append(like)
        after = like or figure  # 5, 10 and 20 % share from right to left
    return tuple(sorted(readings, key=lambda figure: (figure.start, figure.end)))


def _like(figure: Figure, after: Figure) -> Figure | None:
    open_ = figure.digits and not (figure.version or figure.unit or figure.scaled)
    if not open_ or not (after.unit or after.scaled) or not after.said:
        return None
    factor = after.value / after.said
    return replace(
        figure,
        value=figure.value * factor,
        unit=after.unit,
        worth=after.worth,
        step=max(after.step, figure.step * factor),
        round=figure.round * factor,
        scaled=after.scaled,
    )
