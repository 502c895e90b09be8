"""One text as what can be held against another's: words, names, products, figures. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from agents.domain.han import HAN, has_han
from agents.scout.happening.deeds import deeds, things
from agents.scout.happening.figures import Amount, figures, sizes, stated
from agents.scout.happening.mentions import NameMention, mentions
from agents.scout.happening.remembered import remembered
from agents.scout.happening.stopwords import COMMON, GENERIC, NO_PRODUCTS, STOP_GRAMS

_SHORTEST = 3  # letters of a name
_FIGURE = re.compile(r"\d")
_NUMBER = re.compile(r"[vV]?\d")  # `V3.0` names nothing by itself
_HAN = re.compile(rf"[{HAN}]+")
WORD = re.compile(
    r"[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ]*(?:[.+&][A-Za-z0-9]+)*|\d+(?:\.\d+)*[A-Za-z]*"
)
_VERSION = r"[vV]?\d+(?:\.\d+)*[a-z]?"
_VARIANT = (
    r"mini|nano|micro|tiny|small|medium|large|lite|light|flash|turbo|plus|pro|max|ultra|air|edge"
    r"|fold|sonnet|opus|haiku|instruct|base|chat|vision|vl|audio|math|coder|code|moe|omni|video"
    r"|image|voice|scope|guard|schnell|dev|alpha|embed|xl|xxl|thinking|reasoning|long"
)
# `Llama 3.1`, `GPT-4o mini`, `Qwen2-VL`, `v0.5.3`; no `405B`, `15,000`, `2024` or `30%`.
_PRODUCT = re.compile(
    r"(?=[A-Za-z])(?<![A-Za-z0-9.])(?P<name>[A-Za-z][A-Za-z]*(?:\.(?=\d)|(?=\d)|[ -](?=[vV]?\d)))"
    rf"(?P<version>{_VERSION})(?![\d%％]|[,，]\d{{3}}|\.\d|\s?[BbMK](?![A-Za-z])|[A-Za-z]"
    r"|[ -]?(?:million|billion|thousand|per ?cent|percent|亿|万|%|个|款|名|人|年|月|日|号|期|岁|种|倍|页|分|位|天|小时))"
    rf"(?P<variants>(?:[ -](?i:{_VARIANT})(?![A-Za-z]))*(?:-[A-Z][A-Za-z]+)?)"
)
# `GLM-4-Plus` has a version; `Qwen-VL` and `Grok mini` have a variant alone.

_AFTER = re.compile(r"\s?(?:AI|大模型|模型)?\s?[vV]?(\d{1,2}\.\d)(?![\d.%％亿万倍])")


class Product(NamedTuple):
    """`GPT-4o mini` is ("gpt", "4o", {"mini"})."""

    name: str
    version: str
    variants: frozenset[str]


class AnalysedText:
    """One text: its words, names, products, sizes and figures, each found when asked."""

    def __init__(self, text: str, *, is_headline: bool = False) -> None:
        self.text = text
        self.is_headline = is_headline
        self.is_chinese = has_han(text)

    @remembered
    def latin(self) -> list[re.Match[str]]:
        return list(WORD.finditer(self.text))

    @remembered
    def words(self) -> frozenset[str]:
        """In lower case, without what every text has."""
        return frozenset(match[0].lower() for match in self.latin) - COMMON

    @remembered
    def tokens(self) -> frozenset[str]:
        """Every Latin word in lower case, and the parts of compounds."""
        found = {match[0].lower() for match in self.latin}
        parts = (part for word in found if "." in word for part in word.split("."))
        return frozenset(found).union(
            parts, (product.name for product in self.products)
        )

    @remembered
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words)

    @remembered
    def grams(self) -> frozenset[str]:
        """Pairs of Chinese characters, without those of every headline."""
        runs = _HAN.findall(self.text)
        return (
            frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))
            - STOP_GRAMS
        )

    @remembered
    def mentions(self) -> list[NameMention]:
        return mentions(self.text)

    @remembered
    def rows(self) -> frozenset[str]:
        return frozenset(mention.row for mention in self.mentions)

    @remembered
    def people(self) -> frozenset[str]:
        return frozenset(m.row for m in self.mentions if m.is_person)

    @remembered
    def products(self) -> dict[Product, int]:
        """Products with a version, and where each stands first."""
        found: dict[Product, int] = {}
        for match in _PRODUCT.finditer(self.text):
            name = match["name"].rstrip(" .-").lower()
            if name in NO_PRODUCTS or not _is_named(match):
                continue
            variants = frozenset(re.findall(r"[a-z]+", match["variants"].lower()))
            version = match["version"].lower().lstrip("v").removesuffix(".0")
            found.setdefault(Product(name, version, variants), match.start())
        if self.is_chinese:
            found = self._translated() | found
        return found

    def _translated(self) -> dict[Product, int]:
        """`可灵 2.0`, `文心大模型 4.5`: under the name that it has in English."""
        found: dict[Product, int] = {}
        for mention in self.mentions:
            match = _AFTER.match(self.text, mention.end)
            if match and not self.text[mention.start].isascii():
                version = match[1].removesuffix(".0")
                product = Product(mention.row, version, frozenset())
                found.setdefault(product, mention.start)
        return found

    @remembered
    def names(self) -> frozenset[str]:
        """Latin words that name one thing, in lower case.

        In Chinese each word with a capital does; in English one within a sentence.
        """
        if self.is_chinese:
            return self.odd | self._named(
                match for match in self.latin if match[0][0].isupper()
            )
        if self._is_titled:
            return self.odd
        inside = (
            m for m in self.latin if m[0][0].isupper() and not self._begins(m.start())
        )
        return self.odd | self._named(inside)

    @remembered
    def odd(self) -> frozenset[str]:
        """Those with a figure or a capital within, in any text."""
        return self._named(
            m
            for m in self.latin
            if m[0][1:] != m[0][1:].lower() or _FIGURE.search(m[0])
        )

    def _named(self, found: Iterable[re.Match[str]]) -> frozenset[str]:
        words = {match[0].lower() for match in found if not _NUMBER.match(match[0])}
        return frozenset(w for w in words - GENERIC - COMMON if len(w) >= _SHORTEST)

    @remembered
    def _is_titled(self) -> bool:
        """Every Word Begins With a Capital: that tells no names."""
        words = [m[0] for m in self.latin if len(m[0]) > 3 and m[0][0].isalpha()]  # noqa: PLR2004
        return self.is_headline and sum(w[0].isupper() for w in words) > 0.8 * len(
            words
        )

    def _begins(self, start: int) -> bool:
        """Whether a sentence begins there."""
        before = self.text[max(0, start - 2) : start].rstrip(" “\"'")
        return not before or before[-1] in ".!?:\n。！？："

    @remembered
    def figures(self) -> set[Amount]:
        return figures(self.text)

    @remembered
    def stated(self) -> set[Amount]:
        return stated(self.figures)

    @remembered
    def sizes(self) -> set[float]:
        return sizes(self.text, self.figures)

    @remembered
    def deeds(self) -> frozenset[str]:
        return frozenset(self._deeds)

    @remembered
    def deed(self) -> str:
        """The first one that is told: `lays off … after raising …` is a lay-off."""
        found = self._deeds
        return min(found, key=lambda key: (found[key], key)) if found else ""

    @remembered
    def _deeds(self) -> dict[str, int]:
        return deeds(self.text)

    @remembered
    def things(self) -> frozenset[str]:
        return things(self.text)


def stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:  # noqa: PLR2004
            return word[: -len(ending)]
    return word


def _is_named(match: re.Match[str]) -> bool:
    """A capital, a hyphen or a `v` tells a version from a count: not `with 3 steps`."""
    name = match["name"]
    glued = name[-1] in "-." or name[-1].isalpha()
    return (
        name[0].isupper()
        or glued
        or match["version"][0] in "vV"
        or "." in match["version"]
    )
