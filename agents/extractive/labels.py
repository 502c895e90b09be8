"""The words by which a sentence says what it is: problem, proposal or result."""

import re
from typing import Literal

Label = Literal["问题", "方案", "结果"]

CUES: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        "方案",
        re.compile(
            r"\b(?:we|this (?:paper|work|article)|here,? we)\s+(?:\w+\s+)?(?:propos|introduc"
            r"|present|develop|describ|build|design)\w*|提出|介绍了|构建了|设计了",
            re.IGNORECASE,
        ),
    ),
    (
        "结果",
        re.compile(
            r"\boutperform|\bachiev|\bimprov\w+ .{0,40}\d|\bwe (?:find|found|observe|show)\b"
            r"|\b(?:new|sets?|establish\w*|reach\w*) .{0,30}\bstate[- ]of[- ]the[- ]art\b|\bexperiments? (?:show|demonstrat)|\bresults? (?:show|demonstrat|indicat)"
            r"|\bsurpass|\breduc\w+ .{0,40}\d|\b\d[\d.]{0,20}\s?[x×%] (?:faster|better|fewer|lower)"
            r"|实验(?:结果)?(?:表明|显示)|结果(?:表明|显示)|达到|提升|提高|优于|超过|降低|减少了",
            re.IGNORECASE,
        ),
    ),
    (
        "问题",
        re.compile(
            r"^however\b|\bexisting (?:methods|approaches|models|work)|\bsuffer|\bremains?\b"
            r".{0,40}(?:challeng|difficult|unclear|open|unsolved)|\black(?:s|ing)?\b|\bstruggl"
            r"|\blimited by\b|\bchalleng"
            r"|^然而|现有.{0,30}(?:不足|难以|无法|局限|缺乏)|挑战|难题|瓶颈|缺乏",
            re.IGNORECASE,
        ),
    ),
)


def label_of(sentence: str) -> Label | None:
    """The first that fits, in the order of what a reader wants to know."""
    return next((label for label, cue in CUES if cue.search(sentence)), None)
