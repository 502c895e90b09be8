"""Names that a headline has only to compare, to build on or to serve. Pure."""

import re

_NAME = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]*\d[\w.-]*)*", re.ASCII)
_NEAR = 14  # characters before a name
# In front of whom something is measured against, built on or made for.
_BESIDE = re.compile(
    r"(?:超越|超过|超出|超|击败|媲美|对标|追平|碾压|吊打|赶超|击溃|优于|打败|战胜|反超|领先|平替|不输|力压|比肩|叫板|挑战"
    r"|决战|狙击|硬刚|单挑|PK|基于|微调|让|用|玩转|适配|接入|支持|被指抄袭|抄袭|类似|不如|不及|比|对比|越过|匹敌|抗衡|vs\.?|像"
    r"|\b(?:beats?|beating|outperforms?|outperforming|surpass(?:es|ing)?|rivals?|rivalling|than|against|like"
    r"|using|with|on|on top of|for|based on|tune of|tuning of|version of|style|challenges?|ahead of|to|after))"
    r"\s?(?:了|的|掉|闭源|开源|巨头|原版|the|its)?\s?$",
    re.IGNORECASE,
)


# What else stands between: 超越开源巨头 Llama 3.1.
_BETWEEN = re.compile(r"(?:了|的|掉|闭源|开源|巨头|霸主|原版|最强|[“「\s])+$")
_TAKEN = re.compile(r"(?:霸主|告别|把|配合)\s?$")
# What is a rival's, or came after it: Sora 竞品, GPT-4o 级, an alternative to ChatGPT.
_ANOTHERS = re.compile(
    r"[”」]?\s?(?:的|开源)?(?:竞品|对手|劲敌|杀手|终结者|平替|替代|同款|前身|级(?!别)|式|一夜易主"
    r"|[^，。！？]{0,6}被[^，。！？]{0,6}(?:超越|击败|反超|碾压|打败|取代|替代)"
    r"|-(?:like|level|style|class|killer)\b"
    r"|(?:['’]s)? (?:competitor|rival|killer|alternative|clone|challenger)s?\b)",
    re.IGNORECASE,
)


def is_beside(text: str, start: int) -> bool:
    """Whether the name that begins at `start` is not what it is about."""
    return _BESIDE.search(text[max(0, start - _NEAR) : start]) is not None


def is_another(text: str, start: int, end: int) -> bool:
    """Whether the name in `text[start:end]` is there for another thing's sake."""
    ahead = _BETWEEN.sub("", text[:start])
    return bool(
        is_beside(ahead, len(ahead))
        or _TAKEN.search(text[:start])
        or _ANOTHERS.match(text, end)
    )


def without_compared(headline: str) -> str:
    """What it is about: 超越 GPT-4o goes, with the name."""
    return _NAME.sub(
        lambda name: " " if is_beside(headline, name.start()) else name[0], headline
    )
