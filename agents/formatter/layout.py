"""The fixed wording of an issue: headings, sentences, vocabularies (docs/layout.md)."""

import datetime as dt
import re

from agents.domain.words import SectionName

SECTION_HEADINGS: dict[SectionName, str] = {
    "practice": "🧐 更落地！实践向",
    "theory": "🤯 更前沿！理论向",
    "news": "🤠 更新闻！认知向",
}

# In printed order; the news have none.
CATEGORIES: dict[SectionName, tuple[str, ...]] = {
    "practice": ("大模型产品形态", "大模型使用技巧", "大模型研发", "其他工具"),
    "theory": (
        "大模型心智测评",
        "具身智能",
        "大模型现有问题解决",
        "长视频理解",
        "文生视频",
    ),
    "news": (),
}

# What an editor reads in front of a colon (docs/layout.md §5), the commonest first.
# fmt: off
LABELS: tuple[str, ...] = (
    "问题", "方案", "应用", "体验", "项目网站", "介绍", "演示链接",
    "研究领域", "团队", "创始人", "模型", "底座模型", "基座模型", "训练框架",
    "设备需求", "测试", "训练集", "测试集", "开源情况", "运行条件", "原网址",
    "整合包", "储存库", "文档", "网站", "论文地址", "项目地址", "原文",
    "demo", "方法",
)
# fmt: on

ITEM_HEADING = re.compile(r"【(?P<name>[^【】]{1,40})】(?P<org>[^【】]{0,40})")
TITLE = re.compile(r"前沿技术分享-第(?P<number>[零一二三四五六七八九十百千]+)期")
DESCRIPTION = re.compile(
    r"本文档汇集了研发团队发起的『YYTThub 前沿技术分享会』第 (?:(?P<first>[1-9]\d{0,5}) 至第 )?"
    r"(?P<last>[1-9]\d{0,5}) 期的精彩内容，更新截至 📅(?P<cutoff>\d{4} 年 \d{1,2} 月 "
    r"\d{1,2} 日)。我们主张发现、分享有意思的前沿技术 🚀，寻找转化的可能性，"
    r"为团队带来灵感和生命力 💡！"
)
INTRO = re.compile(
    r"本文档汇集了截至 📅(?P<cutoff>\d{4} 年 \d{1,2} 月 \d{1,2} 日)的前沿技术！围绕"
    r"“🧐更落地！实践向”“🤯更前沿！理论向”“🤠更新闻！认知向”三大板块，希望带给大家灵感💡"
)

_DATE = re.compile(r"(\d{4}) 年 (\d{1,2}) 月 (\d{1,2}) 日")
_DIGITS = "零一二三四五六七八九"
_UNITS = (("千", 1000), ("百", 100), ("十", 10), ("", 1))
_LARGEST = 9999


def title(number: int) -> str:
    return f"前沿技术分享-第{chinese_number(number)}期"


def description(first: int | None, last: int | None, cutoff: dt.date) -> str:
    return (
        "本文档汇集了研发团队发起的『YYTThub 前沿技术分享会』"
        f"{_sessions(first, last)}的精彩内容，"
        f"更新截至 📅{chinese_date(cutoff)}。我们主张发现、分享有意思的前沿技术 🚀，"
        "寻找转化的可能性，为团队带来灵感和生命力 💡！"
    )


def _sessions(first: int | None, last: int | None) -> str:
    """From the first sharing session to the last; empty where none is known."""
    if first is None or last is None:
        return ""
    return f"第 {last} 期" if first == last else f"第 {first} 至第 {last} 期"


def intro(cutoff: dt.date) -> str:
    return (
        f"本文档汇集了截至 📅{chinese_date(cutoff)}的前沿技术！围绕"
        "“🧐更落地！实践向”“🤯更前沿！理论向”“🤠更新闻！认知向”三大板块，"
        "希望带给大家灵感💡"
    )


def chinese_date(date: dt.date) -> str:
    """`date` in the house form.

    >>> chinese_date(dt.date(2024, 9, 30))
    '2024 年 9 月 30 日'
    """
    return f"{date.year:04d} 年 {date.month} 月 {date.day} 日"


def parse_chinese_date(text: str) -> dt.date | None:
    """The first `2024 年 9 月 30 日` in `text`; None for none, or no real day."""
    if not (found := _DATE.search(text)):
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def chinese_number(number: int) -> str:
    """A number from 1 to 9999 in Chinese numerals.

    >>> [chinese_number(n) for n in (2, 12, 20, 105, 110, 1001)]
    ['二', '十二', '二十', '一百零五', '一百一十', '一千零一']
    """
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"{number} is not a number of an issue, 1 to {_LARGEST}")
    text, rest = "", number
    for unit, size in _UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            text += _DIGITS[digit] + unit
        elif text and rest and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def parse_chinese_number(text: str) -> int | None:
    """The number that `chinese_number` writes as `text`, or None."""
    number, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS.index(char)
        else:
            number += (digit or 1) * dict(_UNITS).get(char, 0)
            digit = 0
    number += digit
    written = 1 <= number <= _LARGEST and chinese_number(number) == text
    return number if written else None
