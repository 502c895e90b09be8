"""Names that a headline has only to compare, to build on or to serve. Pure."""

import re

_NAME = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]*\d[\w.-]*)*", re.ASCII)
_NEAR = 14  # characters before a name
# In front of whom something is measured against, built on or made for.
_BESIDE = re.compile(
    r"(?:超越|超过|超出|超|击败|媲美|对标|追平|碾压|吊打|赶超|击溃|优于|打败|战胜|反超|领先|平替|不输|力压|比肩|叫板|挑战"
    r"|决战|狙击|硬刚|单挑|PK|基于|微调|秒杀|完胜|全胜|暴打|搞定|让|用|玩转|适配|接入|支持|被指抄袭|抄袭|类似|不如|不及|比|对比|越过|匹敌|抗衡|vs\.?|像"
    r"|\b(?:beats?|beating|outperforms?|outperforming|surpass(?:es|ing)?|rivals?|rivalling|than|against|like"
    r"|using|with|on|on top of|for|based on|tune of|tuning of|version of|style|challenges?|ahead of|to|after))"
    r"\s?(?:了|的|掉|闭源|开源|巨头|原版|the|its)?\s?$",
    re.IGNORECASE,
)


def is_beside(text: str, start: int) -> bool:
    """Whether the name that begins at `start` is not what it is about."""
    return _BESIDE.search(text[max(0, start - _NEAR) : start]) is not None


def without_compared(headline: str) -> str:
    """What it is about: 超越 GPT-4o goes, with the name."""
    return _NAME.sub(
        lambda name: " " if is_beside(headline, name.start()) else name[0], headline
    )
