"""Remarks on the reading itself (“the abstract gives no figures”), cut out. Pure."""

import re

from agents.domain.sentences import parts
from agents.domain.small_talk import is_rule, told

_OF_WORDS = r"(?:提到|提及|提供|说明|写明|写到|写出|写|给出|列出|列明|交代|交待|涉及|披露|透露|公布|介绍|展开|描述|讲|提|说)"
_NOT = r"(?:里|中|内)?(?:都|也|还|均|暂|并|尚|只字)*(?:没有|没|未曾|未能|未|不曾)(?:有|再|进一步|具体|详细|明确)*"
_SOME = r"(?:论文|文章|原文|本文|现有|已有|所给|给出的|提供的|手头的?|手上的?|上述|以上|目前的?|该|其|这份|两份|但|不过|而|由于|因为|仅凭)"
_DISCLAIMER = re.compile(
    rf"""
      待(?:读|查|阅|看)(?:原文|全文|论文) | (?:细节|详情|其余|具体)[^，。；]{{0,6}}(?:见|看|读|阅|查)(?:原文|全文)
    | (?:请|需|需要|有待)(?:阅读|查阅|参阅|参看|查看|再读|进一步阅读|细读)(?:原文|全文|论文全文)
    | (?:只|仅)(?:能)?(?:读|看|拿|见)(?:得)?到了?(?:的是)?[^，。；]{{0,6}}(?:标题|题目|摘要|简介|开头|元数据)
    | (?:正文|全文|原文)(?:没有|没能|未能|未)(?:被)?(?:读|取|拿|抓)到
    | ^(?:{_SOME})*(?:摘要|标题|材料|原文|元数据|正文){_NOT}{_OF_WORDS}
    | ^(?:{_SOME})*(?:摘要|材料|元数据|标题)(?:里|中)?(?:只|仅)(?:有|提到|提及|给出|说明|说|写)
    | ^(?:仅|只)?(?:从|凭|据|就|以)(?:{_SOME})*(?:摘要|标题|材料|元数据)(?:来)?(?:看|说|判断|无法|还?不能|难以|看不出)
    | ^(?:{_SOME})*(?:摘要|标题|材料)(?:里|中)?(?:看不出|无从得知)
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》")
_CLAUSE = re.compile(r"[^，；：,;（）()]*[，；：,;（）()]?")
_END = "，；：,;（( "


def without_disclaimers(text: str) -> str:
    """The text without what it says of its own reading: the sentence, or its end.

    Nor with what is said to whoever asked for it (`small_talk`). What stands in
    quotation marks is somebody else's.

    >>> without_disclaimers("它能识别语音，细节待读原文。摘要没有给出数字。它是开源的。")
    '它能识别语音。它是开源的。'
    """
    lines = [
        "" if is_rule(line) else "".join(map(_kept, parts(line)))
        for line in text.split("\n")
    ]
    full = [n for n, line in enumerate(text.split("\n")) if line.strip()]
    gone = {n for n in full if not lines[n].strip()}
    return "\n".join(line for n, line in enumerate(lines) if n not in gone).strip()


def _kept(sentence: str) -> str:
    """All of it, its beginning up to the disclaimer, or nothing."""
    masked = _QUOTED.sub(lambda found: "”" * len(found[0]), sentence)
    start, end = told(masked)
    for clause in _CLAUSE.finditer(masked, start, end):
        lead = len(clause[0]) - len(clause[0].lstrip())
        if _DISCLAIMER.search(clause[0].strip()):
            end = clause.start() + lead
            break
    if end == len(sentence):
        return sentence[start:]
    before = sentence[start:end].rstrip(_END)
    return f"{before}。" if before.strip() else ""
