"""Which part of a paper a passage belongs to, told by the headings above it. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.domain.document import Passage

Part = Literal[
    "introduction", "method", "results", "limitations", "conclusion", "unread"
]

# Headings as they are written, the first that fits: "Conclusion and limitations" has
# to be read for its limitations. What no line names is how the thing was made.
_NAMES: dict[Part, str] = {
    "limitations": r"\blimitations?\b|\bfuture (?:work|directions?)\b"
    r"|\bthreats to validity\b|\bfailure (?:cases|modes)\b|局限|不足|未来工作|展望",
    "unread": r"^[^a-z]*(?:references|bibliography|abstract)\W*$|^\W*摘要\W*$"
    r"|\brelated works?\b|\b(?:prior|previous) work\b"
    r"|\bliterature (?:review|survey)\b|\backnowledge?ments?\b"
    r"|\bappendi(?:x|ces)\b|\bsupplement|\bethic(?:s|al)\b|\bimpact statement\b"
    r"|\b(?:broader|societal|social) impacts?\b|\breproducibility\b|\bchecklist\b"
    r"|\bfunding\b|\bauthor contributions?\b|\bcompeting interests\b"
    r"|\bdata availability\b|参考文献|相关工作|致谢|附录|伦理",
    "conclusion": r"\bconclu(?:sions?|ding)\b|^[^a-z]*summary\W*$|结论|结语|总结|小结",
    "introduction": r"\bintroduction\b|\bmotivations?\b|\bcontributions?\b"
    r"|引言|绪论|前言|简介",
    "results": r"\bexperiment(?:s|al)?\b|\bresults?\b|\bevaluations?\b"
    r"|\bablations?\b|\bfindings\b|\bcase stud(?:y|ies)\b|\bdiscussions?\b"
    r"|\banaly(?:sis|ses)\b|\bcomparisons?\b|\bperformance\b"
    r"|实验|结果|评测|评估|消融|讨论|分析",
}
_PARTS = {
    part: re.compile(words, re.IGNORECASE | re.ASCII) for part, words in _NAMES.items()
}


@dataclass(frozen=True)
class Section:
    """One heading with what stands right below it, without its subsections.

    `at` are the places of its passages among all of the document's.
    """

    part: Part
    level: int
    heading: int | None  # its place; None for what stands above the first heading
    at: tuple[int, ...]


def sections(passages: Sequence[Passage]) -> list[Section]:
    """In reading order. A subsection that names no part is of the one around it.

    What stands above the first heading opens the document as an introduction does.
    Nothing below an unread heading is read, whatever its subsections are called.
    """
    found: list[Section] = []
    heads = [place for place, one in enumerate(passages) if one.kind == "heading"]
    around: list[tuple[int, Part]] = []
    if before := range(heads[0] if heads else len(passages)):
        found.append(Section("introduction", 0, None, tuple(before)))
    ends = [*heads[1:], len(passages)]
    for head, end in zip(heads, ends, strict=False):  # without heads there is one end
        level = passages[head].level
        around = [(outer, part) for outer, part in around if outer < level]
        part = _part(passages[head].text, [part for _, part in around])
        around.append((level, part))
        found.append(Section(part, level, head, tuple(range(head + 1, end))))
    return found


def _part(heading: str, around: Sequence[Part]) -> Part:
    if "unread" in around:
        return "unread"
    named = named_part(heading)
    if named is None:
        return around[-1] if around else "method"
    # "Analysis of the loss" within a method is a step of it, not a result.
    is_detail = named == "results" and around[-1:] == ["method"]
    return "method" if is_detail else named


def named_part(heading: str) -> Part | None:
    """The part that a heading names by its words."""
    return next((part for part, words in _PARTS.items() if words.search(heading)), None)


def of_part(found: Iterable[Section], part: Part) -> list[Section]:
    return [section for section in found if section.part == part]
