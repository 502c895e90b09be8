"""Names that a headline has only to compare, to build on or to serve. Pure."""

import re

_NAME = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]*\d[\w.-]*)*", re.ASCII)
_NEAR = 24  # characters before a name
# In front of whom something is measured against, built on or made for.
_BESIDE = re.compile(
    r"(?:超越|超过|超出|超|击败|媲美|对标|追平|碾压|吊打|赶超|击溃|优于|打败|战胜|反超|领先|平替|不输|力压|比肩|叫板|挑战"
    r"|决战|狙击|硬刚|单挑|PK|基于|微调|让|用|玩转|适配|接入|支持|抄袭|套壳|类似|不如|不及|比|对比|越过|匹敌|抗衡|vs\.?|像"
    r"|仅为|仅是|只有|不到|逼近|追赶"
    r"|\b(?:beats?|beating|outperforms?|outperforming|surpass(?:es|ing)?|rivals|rivalling|than|against|like"
    r"|using|with|on|on top of|for|based on|tune of|tuning of|version of|style|challenges?|(?:as|its|to) rival|ahead of|to|after))"
    r"[”」’]?\s?(?:了|的|掉|闭源|开源|巨头|原版|the|its|[a-z]+['’]s)?\s?$",
    re.IGNORECASE,
)
# Behind whom something is measured against, or somebody came from: `Nvidia challenger
# Groq`, `GPT-3 时刻`, `图灵奖得主`.
_BEHIND = (
    r"(?:\s?(?:的?(?:最强|最大|头号)?(?:竞争)?对手|竞品|平替|时刻|级别?(?!版)|水平|系(?![统列])|得主|获得者)"
    r"|\s(?:challenger|rival|competitor|alternative|killer|winner|laureate)s?\b"
    r"|-(?:class|level|like|style|backed|compatible)\b)"
)
_ENDED = re.compile(_BEHIND, re.IGNORECASE)
_NAMED = re.compile(_NAME.pattern + "?" + _BEHIND, re.ASCII | re.IGNORECASE)


def is_beside(text: str, start: int, end: int | None = None) -> bool:
    """Whether the name from `start` is not what it is about.

    Where it ends is found by its letters if it is not said.
    """
    if _BESIDE.search(text[max(0, start - _NEAR) : start]):
        return True
    behind = _NAMED.match(text, start) if end is None else _ENDED.match(text, end)
    return behind is not None


def without_compared(headline: str) -> str:
    """What it is about: 超越 GPT-4o goes, with the name."""
    return _NAME.sub(
        lambda name: " " if is_beside(headline, name.start()) else name[0], headline
    )
