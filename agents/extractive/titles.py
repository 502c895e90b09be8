"""The name of a thing, taken from its title."""

import re

from agents.domain.comparisons import is_another
from agents.domain.han import has_han
from agents.extractive.headlines import (
    BRAND,
    clause_of,
    is_common,
    presented,
)
from agents.extractive.rank_sentences import STOPWORDS, WORD, width

LONGEST = 24  # Han characters; a Latin letter is half as wide
_MOST = 40  # characters of either
PREFIX = re.compile(
    r"^(?:(?:show|ask|launch|tell) hn\s*[:：]|\[[^\]]{1,20}\]|【[^】]{1,12}】"
    # A venue says where it was taken, not what it is.
    r"|[A-Z][A-Za-z]{1,8}(?: [A-Z]{2,4})? ?(?:'?\d\d|20\d\d)(?: ?\w{3,10})?\s?[|｜：:])\s*",
    re.IGNORECASE,
)
REPOSITORY = re.compile(r"[\w.-]+/([\w.-]+)")
BREAK = re.compile(r"\s*(?::\s|\s[-–—|]\s|——)")
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[-. ]?\d",
    re.IGNORECASE,
)
# What goes on behind these says less, if it is cut.
_AND = re.compile(r"\s(?:and|but|because|while|when|which|that|so)\s", re.IGNORECASE)
_ENOUGH = 16  # characters
DANGLING = re.compile(
    r"(?:\s+(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|via|with|between|until))+$",
    re.IGNORECASE,
)


def name_of(title: str) -> str:
    """Whom it presents, what stands before a colon, a brand; as wide as 24 Han characters.

    >>> name_of("LongVILA: Scaling Long-Context Visual Language Models")
    'LongVILA'
    >>> name_of("阿里发布最强开源多模态模型Qwen2-VL，支持实时视频对话")
    'Qwen2-VL'
    """
    whole = " ".join(title.split())
    title = PREFIX.sub("", whole).strip() or whole
    if repository := REPOSITORY.fullmatch(title):
        return repository[1][:_MOST]
    if has_han(title):
        return _cut(presented(title) or clause_of(title, 2 * LONGEST))
    before = BREAK.split(title, maxsplit=1)[0].strip()
    if before and len(before) <= _MOST and before != title:
        return before
    for found in BRAND.finditer(title):
        is_plain = not re.search(r"\d|[a-z][A-Z]|^[A-Z-]{2,}$", found[0])
        is_rival = is_another(title, *found.span())
        is_day = _MONTH.match(found[0])
        if not (is_plain or is_rival or is_day or is_common(found[0])):
            return _cut(found[0])
    return _cut(before or title)


def _cut(name: str) -> str:
    """At a word's end, where there is one; never in the middle of punctuation."""
    longest = _MOST
    while width(name[:longest]) > 2 * LONGEST:
        longest -= 1
    if len(name) <= longest:
        return name
    cut = name[:longest]
    if name[longest].isascii() and " " in cut and not name[longest].isspace():
        cut = cut[: cut.rindex(" ")]
    whole = _AND.split(cut, maxsplit=1)[0]
    cut = whole if len(whole) >= _ENOUGH else cut
    return DANGLING.sub("", cut).rstrip(" ，,、；;：:-—(（“《") or name[:longest]


def as_spelt(name: str, text: str) -> str:
    """With the capitals that the text gives its words: indexes write titles their way.

    >>> as_spelt("Structuredquote Of The Llms", "StructuredQuote asks LLMs of the day.")
    'StructuredQuote of the LLMs'
    """
    spelt: dict[str, str] = {}
    for word in WORD.findall(text):
        known = spelt.get(word.lower())
        # A word that begins a sentence has a capital that is not its own.
        if known is None or _capitals(word) > _capitals(known) > 0:
            spelt[word.lower()] = word

    def own(found: re.Match[str]) -> str:
        word = found[0]
        there = spelt.get(word.lower(), word)
        is_small = found.start() > 0 and word.lower() in STOPWORDS
        if is_small and there.islower():
            return there
        return there if _capitals(there) > _capitals(word) else word

    return WORD.sub(own, name)


def _capitals(word: str) -> int:
    return sum(sign.isupper() for sign in word)
