"""Names that a headline has only to compare, to build on or to serve. Pure."""

import re

_NAME = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]*\d[\w.-]*)*", re.ASCII)
_NEAR = 24  # characters before a name
# In front of whom something is measured against, built on or made for.
_BESIDE = re.compile(
    r"(?:超越|超过|超出|超|击败|媲美|对标|追平|碾压|吊打|赶超|击溃|优于|打败|战胜|反超|领先|平替|不输|力压|比肩|叫板|挑战"
    r"|决战|狙击|硬刚|单挑|PK|基于|微调|秒杀|完胜|全胜|暴打|搞定|让|用|玩转|适配|接入|支持|抄袭|套壳|类似|不如|不及|比|对比|越过|匹敌|抗衡|vs\.?|像"
    r"|仅为|仅是|只有|不到|逼近|追赶"
    r"|\b(?:beats?|beating|outperforms?|outperforming|surpass(?:es|ing)?|rivals|rivalling|than|against|like"
    r"|using|with|on|on top of|for|based on|tune of|tuning of|version of|style|challenges?|(?:as|its|to) rival|ahead of|to|after))"
    r"[”」’]?\s?(?:了|的|掉|闭源|开源|巨头|原版|the|its|[a-z]+['’]s)?\s?$",
    re.IGNORECASE,
)
# Behind whom: what is a rival's, came after it, or whose somebody is: `Nvidia challenger
# Groq`, Sora 竞品, GPT-4o 级, 图灵奖得主.
_BEHIND = (
    r"(?:[”」’]?\s?(?:的|开源)?(?:(?:最强|最大|头号)?(?:竞争)?对手|竞品|劲敌|杀手|终结者|平替|替代|同款|前身"
    r"|时刻|水平|级别?(?!版)|式|系(?![统列])|得主|获得者|一夜易主)"
    r"|[^，。！？]{0,6}被[^，。！？]{0,6}(?:超越|击败|反超|碾压|打败|取代|替代)"
    r"|(?:['’]s)?\s(?:challenger|rival|competitor|alternative|clone|killer|winner|laureate)s?\b"
    r"|-(?:class|level|like|style|killer|backed|compatible)\b)"
)
_ENDED = re.compile(_BEHIND, re.IGNORECASE)
_NAMED = re.compile(_NAME.pattern + "?" + _BEHIND, re.ASCII | re.IGNORECASE)
# What else stands between: 超越开源巨头 Llama 3.1.
_BETWEEN = re.compile(r"(?:了|的|掉|闭源|开源|巨头|霸主|原版|最强|[“「\s])+$")
_TAKEN = re.compile(r"(?:霸主|告别|把|配合)\s?$")


def is_beside(text: str, start: int, end: int | None = None) -> bool:
    """Whether the name from `start` is not what it is about.

    Where it ends is found by its letters if it is not said.
    """
    if _BESIDE.search(text[max(0, start - _NEAR) : start]):
        return True
    behind = _NAMED.match(text, start) if end is None else _ENDED.match(text, end)
    return behind is not None


def is_another(text: str, start: int, end: int) -> bool:
    """Whether the name in `text[start:end]` is there for another thing's sake."""
    ahead = _BETWEEN.sub("", text[:start])
    return bool(
        _BESIDE.search(ahead[-_NEAR:])
        or _TAKEN.search(text[:start])
        or _ENDED.match(text, end)
    )


def without_compared(headline: str) -> str:
    """What it is about: 超越 GPT-4o goes, with the name."""
    return _NAME.sub(
        lambda name: " " if is_beside(headline, name.start()) else name[0], headline
    )
