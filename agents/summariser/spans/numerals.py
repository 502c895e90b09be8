"""Numerals in Chinese and English words, parts, multiples and scales."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.summariser.spans.plain import plain
from agents.summariser.spans.span import Span
from agents.summariser.words.numerals import (
    DIGITS,
    FIRST_TEN,
    NTH,
    ONES,
    POWERS,
    TENS,
    WORDS,
)

SCALE = (
    r"\s?(?:万亿|千亿|百亿|十亿|千万|百万|[万亿千百](?![分度伏瓦米]|克(?!朗))"
    r"|(?:(?<=\s)[KMBT]|(?<!\s)[KMBTkmbtwW]|bn|mn)(?![A-Za-z\d])"
    r"|(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)(?![A-Za-z]))"
)
_TEN = "|".join(TENS.split())
_ONE = "|".join(ONES.split()[1:10])
WORD = (
    rf"(?:(?:{_TEN})[- ](?:{_ONE})"
    rf"|(?:{'|'.join(sorted(set(WORDS) - {'a', 'an'}, key=len, reverse=True))})"
    r"|(?:a|an)(?=\s(?:hundred|thousand|million|billion|trillion|dozen)))"
)
# Begins with a digit or 十: 千万 alone is as often "by all means" as ten million.
HAN = r"(?:[一二两三四五六七八九十][一二三四五六七八九十两百千万亿零〇]{0,11}|(?<!\d)(?<!\d )[百千万](?=倍))"
_NUMBER = rf"(?:\d+(?:\.\d+)?|{HAN}|{WORD})"
_PARTS = re.compile(
    rf"(?P<whole1>百|(?<!\d)\d{{1,9}}|{HAN})分之\s?(?P<n1>{_NUMBER})"
    rf"|\b(?P<n2>\d+|{WORD}) (?:in|out of) (?:every )?(?P<whole2>\d+|{WORD})\b"
    r"|\b(?P<n3>a|one|two|three|four)[- ](?P<whole3>half|third|quarter|fifth|tenth)s?\b"
    r"|\b(?P<whole4>half|halves|halved|halving)\b"
    r"|(?<![\d/.])(?P<n5>[1-9]\d?)/(?P<whole5>[1-9]\d{0,2})(?![\d/.])",
    re.IGNORECASE,
)
_MULTIPLES = re.compile(
    r"\b(?:(twice|doubl(?:e|es|ed|ing))|(tripl(?:e|es|ed|ing))|(quadrupl(?:e|es|ed|ing)))\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    rf"\bfactors? of (?P<n>\d+(?:,\d{{3}})*(?:\.\d+)?|{WORD}\b)", re.IGNORECASE
)
_ORDINAL = re.compile(
    r"第\s?(?P<han>[一二三四五六七八九十]{1,3}|\d{1,3})(?!\s?[方季大章节])"
    r"|(?P<lead>首)(?=[款个次批期届家位部颗座条])"
    r"|\b(?P<n>\d{1,3})(?:st|nd|rd|th)\b"
    rf"|\b(?P<word>{'|'.join(FIRST_TEN)})\b"
    r"|\b(?:round|phase|part|volume|chapter) (?P<card>one|two|three|four|five|\d{1,2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ordinal(Span):
    """`text[start:end]` says the `value`-th."""

    kind = "ordinal"

    value: int
    is_han: bool
    unit: str = ""


@dataclass(frozen=True)
class Fraction(Span):
    """A part of a whole: `text[start:end]`, in per cent."""

    kind = "part"

    value: float
    unit: str = "percent"


def english(text: str) -> float:
    """The value of one English numeral; 0.0 of what is none.

    >>> english("Twenty-five"), english("dozen")
    (25.0, 12.0)
    """
    return sum(WORDS.get(word, 0.0) for word in re.split(r"[-\s]", text.lower()))


def is_number(text: str) -> bool:
    """Whether Chinese numerals state one value: 三百, not the years of 二〇二四.

    >>> is_number("三百"), is_number("二〇二四")
    (True, False)
    """
    return any(character in POWERS for character in text)


def chinese(text: str) -> float:
    """The value of Chinese numerals; what is none counts as nothing.

    >>> chinese("三百二十亿"), chinese("十二"), chinese("两万")
    (32000000000.0, 12.0, 20000.0)
    """
    total, section, digit = 0.0, 0.0, 0.0
    for character in text:
        power = POWERS.get(character)
        if power is None:
            digit = DIGITS.get(character, digit)
        elif power == POWERS["亿"]:
            total, section, digit = (total + section + digit) * power, 0.0, 0.0
        elif power == POWERS["万"]:
            total, section, digit = total + (section + digit or 1) * power, 0.0, 0.0
        else:
            section += (digit or 1) * power
            digit = 0.0
    return total + section + digit


def ordinals(text: str) -> Iterator[Ordinal]:
    """All of a text.

    >>> [one.value for one in ordinals("第三代, 首款, the fourth, 2nd, round two")]
    [3, 1, 4, 2, 2]
    """
    for match in _ORDINAL.finditer(plain(text)):
        is_han = bool(match["han"] or match["lead"])
        yield Ordinal(match.start(), match.end(), _nth(match), is_han)


def _nth(match: re.Match[str]) -> int:
    if match["lead"]:
        return 1
    if match["word"]:
        return FIRST_TEN.index(match["word"].lower()) + 1
    said = match["n"] or match["han"] or match["card"]
    if said.isdecimal():
        return int(said)
    return int(english(said) if said.isascii() else chinese(said))


def parts(text: str) -> Iterator[Fraction]:
    """Thirds, halves, 百分之 and the like.

    >>> [round(part.value) for part in parts("三分之一, one in five, a third, half")]
    [33, 20, 33, 50]
    """
    for match in _PARTS.finditer(plain(text)):
        found = {key[:-1]: value for key, value in match.groupdict().items() if value}
        whole = _value(found["whole"])
        if whole:
            yield Fraction(
                match.start(), match.end(), 100 * _value(found.get("n", "1")) / whole
            )


def multiples(text: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of "twice", "tripled", "a factor of 8" and the like."""
    text = plain(text)
    for match in _MULTIPLES.finditer(text):
        yield match.start(), match.end(), float((match.lastindex or 0) + 1)
    for match in _FACTOR.finditer(text):
        yield match.start(), match.end(), _value(match["n"].replace(",", ""))


def _value(text: str) -> float:
    word = text.lower()
    if word.startswith("hal"):
        return 2.0
    if word in NTH:
        return NTH[word]
    if word.isascii():
        return float(word) if word[0].isdigit() else english(word)
    return chinese(word)
