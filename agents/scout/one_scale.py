"""Reasons as they are shown, on the scale of the scores: 0 to 100, higher is better. Pure."""

import re
from functools import lru_cache

from agents.scout.grades import BEST

_GRADE = re.compile(
    rf"^(模型.*?)(\d+(?:\.\d+)?)(?:/{BEST})?( 分(?:）|计)?)$", re.DOTALL
)
_BEFORE = "先验："
_POINTS = re.compile(r"(\d) 分(?= [+-]\d)")


@lru_cache(maxsize=4096)
def on_one_scale(reason: str) -> str:
    """A reason as the scout wrote it: a model's grade out of 100, and votes as votes.

    Drafts of before wrote grades without their scale, and called the words of
    `prompts/terms.yaml` 先验.

    >>> on_one_scale("模型：小而可研究（6.7/10 分）")
    '模型：小而可研究（67 分）'
    >>> on_one_scale("模型没有评，按平均 6.7 分计")
    '模型没有评，按平均 67 分计'
    >>> on_one_scale("热度：Hacker News 190 分 +0.2")
    '热度：Hacker News 190 票 +0.2'
    >>> on_one_scale("先验：智能体 +1.2")
    '选题词：智能体 +1.2'
    """
    if reason.startswith(_BEFORE):
        return f"选题词：{reason.removeprefix(_BEFORE)}"
    if found := _GRADE.match(reason):
        grade = float(found[2]) * 100 / BEST
        return f"{found[1]}{grade:.0f}{found[3]}"
    return _POINTS.sub(r"\1 票", reason)
