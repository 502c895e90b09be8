"""The name of a thing, taken from its title."""

import re

from agents.domain.han import HAN, has_han

LONGEST = 24  # characters
QUOTED = re.compile(r"《([^《》]{1,40})》|“([^“”]{1,40})”|「([^「」]{1,40})」")
PREFIX = re.compile(
    r"^(?:(?:show|ask|launch|tell) hn\s*[:：]|\[[^\]]{1,20}\]|【[^】]{1,12}】)\s*",
    re.IGNORECASE,
)
REPOSITORY = re.compile(r"[\w.-]+/([\w.-]+)")
BREAK = re.compile(rf"\s*(?:：|:\s|\s[-–—|｜]\s|——|(?<=[{HAN}])[，！？。、；])")
DANGLING = re.compile(
    r"(?:\s+(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|via|with))+$",
    re.IGNORECASE,
)
# A brand, not a word that merely begins a sentence: capitals within, or a figure.
BRAND = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]*[a-z][A-Z][A-Za-z]*|[A-Z][A-Za-z]*|[A-Z]{2,})(?:[-. ]?(?:v?\d[\w.]*))?(?:-[A-Za-z0-9]+)*"
)
# What a thing is measured by is another thing.
RIVAL = re.compile(
    r"(?:优于|超越|超过|反超|赶超|对标|媲美|击败|比肩|不输|胜过|碾压|挑战|平替|霸主|\bvs\.?)\s?$",
    re.IGNORECASE,
)
_WORDS = (
    "alibaba amazon anthropic apple baidu bytedance deepmind github google huawei ieee"
    " intel meta microsoft nvidia openai samsung tencent tesla ai llm llms"
    " api cpu gpu npu sota"
)
MAKERS = frozenset(_WORDS.split())


def name_of(title: str) -> str:
    """At most 24 characters: the quoted name, what stands before a colon, a brand.

    >>> name_of("LongVILA: Scaling Long-Context Visual Language Models")
    'LongVILA'
    >>> name_of("阿里发布最强开源多模态模型Qwen2-VL，支持实时视频对话")
    'Qwen2-VL'
    """
    whole = " ".join(title.split())
    title = PREFIX.sub("", whole).strip() or whole
    if repository := REPOSITORY.fullmatch(title):
        return repository[1][:LONGEST]
    if quoted := QUOTED.search(title):
        return _cut(next(group for group in quoted.groups() if group))
    before = BREAK.split(title, maxsplit=1)[0].strip()
    if before and len(before) <= LONGEST and before != title:
        return before
    latin_title = not has_han(title)
    for found in BRAND.finditer(title):
        brand, ahead = found[0], title[: found.start()]
        plain = not re.search(r"\d|[a-z][A-Z]|^[A-Z-]{2,}$", brand)
        known = brand.lower() in MAKERS or RIVAL.search(ahead)
        if not known and not (plain and latin_title):
            return _cut(f"AI {brand}" if plain and ahead.endswith("AI ") else brand)
    return _cut(before or title)


def _cut(name: str) -> str:
    """At a word's end, where there is one; never in the middle of punctuation."""
    if len(name) <= LONGEST:
        return name
    cut = name[:LONGEST]
    if name[LONGEST].isascii() and " " in cut and not name[LONGEST].isspace():
        cut = DANGLING.sub("", cut[: cut.rindex(" ")])
    return cut.rstrip(" ，,、；;：:-—(（“《") or name[:LONGEST]
