"""The name of a thing, taken from its title."""

import re

from agents.domain.han import has_han
from agents.extractive.headlines import (
    BRAND,
    RIVAL,
    clause_of,
    is_common,
    presented,
)

LONGEST = 24  # characters
_LONGEST_LATIN = 40  # half as wide
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
DANGLING = re.compile(
    r"(?:\s+(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|via|with|between|until))+$",
    re.IGNORECASE,
)


def name_of(title: str) -> str:
    """Whom it presents, what stands before a colon, a brand; 24 characters, 40 of Latin.

    >>> name_of("LongVILA: Scaling Long-Context Visual Language Models")
    'LongVILA'
    >>> name_of("阿里发布最强开源多模态模型Qwen2-VL，支持实时视频对话")
    'Qwen2-VL'
    """
    whole = " ".join(title.split())
    title = PREFIX.sub("", whole).strip() or whole
    if repository := REPOSITORY.fullmatch(title):
        return repository[1][:LONGEST]
    if has_han(title):
        return _cut(presented(title) or clause_of(title, LONGEST))
    before = BREAK.split(title, maxsplit=1)[0].strip()
    if before and len(before) <= _LONGEST_LATIN and before != title:
        return before
    for found in BRAND.finditer(title):
        is_plain = not re.search(r"\d|[a-z][A-Z]|^[A-Z-]{2,}$", found[0])
        is_rival = RIVAL.search(title[: found.start()])
        is_day = _MONTH.match(found[0])
        if not (is_plain or is_rival or is_day or is_common(found[0])):
            return _cut(found[0])
    return _cut(before or title)


def _cut(name: str) -> str:
    """At a word's end, where there is one; never in the middle of punctuation."""
    longest = LONGEST if has_han(name) else _LONGEST_LATIN
    if len(name) <= longest:
        return name
    cut = name[:longest]
    if name[longest].isascii() and " " in cut and not name[longest].isspace():
        cut = cut[: cut.rindex(" ")]
    return DANGLING.sub("", cut).rstrip(" ，,、；;：:-—(（“《") or name[:longest]
