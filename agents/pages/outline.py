"""Which part of a paper a passage belongs to, told by the headings above it. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.domain.document import Passage

Part = Literal[
    "introduction",
    "method",
    "results",
    "limitations",
    "conclusion",
    "unread",
    "appendix",
]

_CONCLUSION = (
    r"\bconclu(?:sions?|ding)\b|\b(?:closing|final) (?:remarks|thoughts)\b|\boutlook\b"
    r"|^summary\b|\btake-?aways?\b|结论|结语|总结|小结|结束语"
)
# Headings as they are written, without their number; the first that fits: "Conclusion
# and limitations" has to be read for its limitations. What no line names is how the
# thing was made.
_NAMES: dict[Part, str] = {
    "limitations": r"\blimitations?\b|\bfuture (?:work|directions?|research)\b"
    r"|\bthreats to validity\b|\bfailure (?:cases|modes|analysis)\b|\bshortcomings\b"
    r"|\bcaveats\b|局限|不足|未来工作|未来研究|^展望",
    "appendix": r"^appendi(?:x|ces)\b|^supplement|^附录|^补充材料",
    "unread": r"^(?:references|bibliography|abstract|funding|acknowledge?ments?|ethics"
    r"|checklist|contributors|disclosures?|摘\s*要|关键词)\W*$"
    r"|\b(?:related|prior|previous) (?:works?|arts?|research|studies|literature|efforts)\b"
    r"|\bliterature (?:review|survey)\b|\backnowledge?ments?\b"
    r"|\bethic(?:s|al)\b.{0,16}\b(?:statements?|considerations?|concerns?|impacts?"
    r"|review|approval|disclosure)\b|\bethics and\b|\band ethics\b|\bimpact statement\b"
    r"|\b(?:broader|societal|social) impacts?\b|\breproducibility (?:statement|checklist)"
    r"|\b(?:paper|nlp|neurips) checklist\b|\bauthors?['’]? contributions?\b"
    r"|\b(?:competing|conflicts? of) interests?\b|\b(?:data|code) availability\b"
    r"|\buse of (?:llms?|large language models|ai)\b"
    r"|参考文献|相关工作|相关研究|研究现状|文献综述|致谢|伦理",
    "conclusion": _CONCLUSION,
    "introduction": r"\bintroduction\b|\bmotivations?\b|\bcontributions?\b"
    r"|引言|绪论|前言|简介|贡献",
    "results": r"\bexperiment(?:s|al|ation)?\b|\bresults?\b|\bevaluat(?:ions?|ing)\b"
    r"|\bablations?\b|\bfindings\b|\bcase stud(?:y|ies)\b|\bdiscussions?\b"
    r"|\banaly(?:sis|ses)\b|\bcomparisons?\b|\bperformance\b"
    r"|实验|结果|评测|评估|消融|讨论|分析",
}
_PARTS = {
    part: re.compile(words, re.IGNORECASE | re.ASCII) for part, words in _NAMES.items()
}
_CONCLUDES = re.compile(_CONCLUSION, re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(
    r"^(?:(?:section|chapter)\s+)?(?:\d{1,2}|[IVXLC]{1,6}|[A-Z])?(?:[-.]\w{1,4})*[.:)]?\s+"
    r"|^第.{1,3}[章节]\s*|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*"
)
# What others lack is no limitation of the paper's own.
_OTHERS = re.compile(
    r"\b(?:existing|prior|previous|current|conventional|traditional|earlier|standard)\b"
    r"|现有|已有|传统",
    re.IGNORECASE,
)
# Within a method: "Results on BLEU" are results, "Analysis of the loss" is a step.
_OWN_RESULTS = re.compile(
    r"\bresults?\b|\bexperiments?\b|\bevaluation\b|\bablation|结果|实验|消融",
    re.IGNORECASE,
)
_OWN_INTRODUCTION = re.compile(r"introduction\W*$|引言|绪论", re.IGNORECASE)
_REFERENCES = re.compile(r"references\W*$|bibliography\W*$|参考文献", re.IGNORECASE)
_MAIN_AFTER_REFERENCES = re.compile(r"(?:online )?methods?\W*$", re.IGNORECASE)
_OPENING, _ENDING = 4, 2  # passages of a text without headings


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
    Nothing below related work or in an appendix is read, whatever its subsections are
    called, but an appendix for the limitations in it.
    """
    heads = [place for place, one in enumerate(passages) if one.kind == "heading"]
    if not heads:
        return _without_headings(len(passages))
    found: list[Section] = []
    if heads[0]:
        found.append(Section("introduction", 0, None, tuple(range(heads[0]))))
    around: list[tuple[int, Part]] = []
    is_after = False  # the references
    for head, end in zip(heads, [*heads[1:], len(passages)], strict=True):
        level, heading = passages[head].level, passages[head].text
        around = [(outer, part) for outer, part in around if outer < level]
        part = _part(heading, [part for _, part in around])
        if _REFERENCES.match(_bare(heading)):
            is_after, part = True, "appendix"
        elif is_after and not around and not _is_main(heading, part):
            part = "appendix"
        around.append((level, part))
        found.append(Section(part, level, head, tuple(range(head + 1, end))))
    return found


def named_part(heading: str) -> Part | None:
    """The part that a heading names by its words."""
    bare = _bare(heading)
    for part, words in _PARTS.items():
        if words.search(bare) and not (part == "limitations" and _OTHERS.search(bare)):
            return part
    return None


def concludes(heading: str) -> bool:
    """Whether a text that has this heading has come to its end."""
    return _CONCLUDES.search(_bare(heading)) is not None or (
        _REFERENCES.match(_bare(heading)) is not None
    )


def of_part(found: Iterable[Section], *parts: Part) -> list[Section]:
    return [section for section in found if section.part in parts]


def _bare(heading: str) -> str:
    """A heading without its number."""
    return _NUMBER.sub("", heading, count=1) or heading


def _part(heading: str, around: Sequence[Part]) -> Part:
    named = named_part(heading)
    if "unread" in around:
        return "unread"
    if "appendix" in around:
        return "limitations" if named == "limitations" else "appendix"
    if not around:
        return named or "method"
    outer = around[-1]
    if named == "results" and outer == "method":
        return "results" if _OWN_RESULTS.search(heading) else "method"
    if named == "introduction" and not _OWN_INTRODUCTION.search(heading):
        return outer
    return named or outer


def _is_main(heading: str, part: Part) -> bool:
    """Whether a section after the references is read: some journals have methods there."""
    is_method = _MAIN_AFTER_REFERENCES.match(_bare(heading)) is not None
    return is_method or part == "limitations"


def _without_headings(size: int) -> list[Section]:
    """A letter: it opens with what is new, and ends with what follows from it."""
    opening = min(_OPENING, size)
    ending = max(opening, size - _ENDING)
    parts: tuple[tuple[Part, int, int], ...] = (
        ("introduction", 0, opening),
        ("method", opening, ending),
        ("conclusion", ending, size),
    )
    return [
        Section(part, 0, None, tuple(range(start, end)))
        for part, start, end in parts
        if start < end
    ]
