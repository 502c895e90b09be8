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
PREFIX = re.compile(
    r"^(?:(?:show|ask|launch|tell) hn\s*[:：]|\[[^\]]{1,20}\]|【[^】]{1,12}】"
    # A venue says where it was taken, not what it is.
    r"|[A-Z][A-Za-z]{1,8}(?: [A-Z]{2,4})? ?(?:'?\d\d|20\d\d)(?: ?\w{3,10})?\s?[|｜：:])\s*",
    re.IGNORECASE,
)
REPOSITORY = re.compile(r"[\w.-]+/([\w.-]+)")
BREAK = re.compile(r"\s*(?::\s|\s[-–—|]\s|——)")
DANGLING = re.compile(
    r"(?:\s+(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|via|with))+$",
    re.IGNORECASE,
)


def name_of(title: str) -> str:
    """At most 24 characters: whom it presents, what stands before a colon, a brand.

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
    if before and len(before) <= LONGEST and before != title:
        return before
    for found in BRAND.finditer(title):
        is_plain = not re.search(r"\d|[a-z][A-Z]|^[A-Z-]{2,}$", found[0])
        is_rival = RIVAL.search(title[: found.start()])
        if not (is_plain or is_rival or is_common(found[0])):
            return _cut(found[0])
    return _cut(before or title)


def _cut(name: str) -> str:
    """At a word's end, where there is one; never in the middle of punctuation."""
    if len(name) <= LONGEST:
        return name
    cut = name[:LONGEST]
    if name[LONGEST].isascii() and " " in cut and not name[LONGEST].isspace():
        cut = DANGLING.sub("", cut[: cut.rindex(" ")])
    return cut.rstrip(" ，,、；;：:-—(（“《") or name[:LONGEST]
