"""What a text tells of, as keys that are the same in either language. Pure.

Each has a number of bits: how rarely news of two months told of it.
"""

import re
from collections.abc import Iterable

from agents.scout.happening.analysed_text import AnalysedText
from agents.scout.happening.countries import LANDS
from agents.scout.happening.deeds import keys_of
from agents.scout.happening.glossary import DEEDS, THINGS
from agents.scout.happening.industry import INDUSTRY
from agents.scout.happening.society import SOCIETY
from agents.scout.happening.technology import TECHNOLOGY

_TABLE = DEEDS + THINGS + LANDS + SOCIETY + TECHNOLOGY + INDUSTRY
# By how many bits: one in four, in eight … of all entries of two months tell of it.
_BITS = {
    1.0: "release",
    2.0: "plan china growth teach paper school team first-ever test news largest",
    3.0: """
car earn language speed app stock pass writer invest robot opensource america stake price train partner user chip
production deal image broadband source code quarter join fund safety scientist beijing shanghai design""",
    4.0: """
quantum video ipo energy reasoning multimodal message tune researcher game cost degree try ceo journal experiment
found transformer fund-vehicle award benchmark reporter phone free maths per-year algorithm shipment lab employee
diffusion guidance forecast notes dataset university-professor meeting speech serve billion-funding government
interview loss founder agent search startup api parameter second hour minute small head attention export""",
}  # fmt: skip
_KNOWN = {key: bits for bits, keys in _BITS.items() for key in keys.split()}
_RARE = 6.0
# Companies of which one in a hundred entries tells, or more.
_GREAT = {
    "openai", "deepmind", "apple", "microsoft", "nvidia", "facebook", "xiaomi", "tesla", "modelscope", "harmonyos",
    "ernie", "hunyuan", "iflytek",
}  # fmt: skip
_OF_A_GREAT, _NAMED = 4.0, 6.0
_LANDS_TOO = {"european commission"}  # a country of the tables says it
_NO_TIME = re.compile("秒(?=杀|破|变|懂)")  # it says at once, or with ease
Keys = frozenset[str]


def concepts(text: str) -> Keys:
    """The deeds, things and countries of a text."""
    bare = _NO_TIME.sub(" ", text)
    return frozenset([f"#{key}" for key in keys_of(bare, _TABLE)])


def named(text: AnalysedText) -> Keys:
    """Who and what a text names; a name of the tables is one by its row alone."""
    spelled = {
        word.lower()
        for mention in text.mentions
        for word in text.text[mention.start : mention.end].split()
    }
    products = {f"{product.name} {product.version}" for product in text.products}
    parts = {product.name for product in text.products}
    odd = {
        name
        for name in text.odd - spelled
        if not any(name.startswith(part) for part in parts) and not name[0].isdigit()
    }
    return frozenset(text.rows | products | odd) - _LANDS_TOO


def bits(keys: Iterable[str]) -> float:
    return sum(map(_bits, keys))


def _bits(key: str) -> float:
    if key[0] == "#":
        return _KNOWN.get(key[1:], _RARE)
    return _OF_A_GREAT if key in _GREAT else _NAMED
