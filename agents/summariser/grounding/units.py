"""What a number counts: per cent, times, money, time, bytes or things."""

import re

_PERCENT, _TIMES, _COUNT = "percent", "times", "count"
# Unit, its worth in the unit that its kind is compared in, and how it is written.
_WRITTEN: tuple[tuple[str, float, str], ...] = (
    (_PERCENT, 1, r"个?多?百分点|\\?[%％]p?|percentage points?|per ?cent|pp(?![A-Za-z])"),
    (_PERCENT, 10, r"成(?=[^为本功立长果就员熟员分绩]|$)"),
    (_TIMES, 1, r"倍|[xX×](?![A-Za-z\d]|\s[A-Z]+\d)|[\\( ]{0,4}\\times|times\b|[- ]?fold\b"),
    ("second", 1e-6, r"微秒|[µμ]s(?![A-Za-z\d])|microseconds?\b"),
    ("second", 1e-3, r"毫秒|ms(?![A-Za-z])|milliseconds?\b"),
    ("second", 1, r"秒钟?|seconds?\b|secs?\b|s(?![A-Za-z\d])"),
    ("second", 60, r"分钟|minutes?\b|mins?\b"),
    ("second", 3600, r"个?小时|hours?\b|hrs?\b|h(?![A-Za-z\d])"),
    ("second", 86_400, r"天|days?\b"),
    ("second", 604_800, r"周(?!年|围)|个?星期|weeks?\b"),
    ("month", 1, r"个月|months?\b"),
    ("month", 12, r"年(?!级|代)|周年|years?\b"),
    ("byte", 1, r"字节|bytes?\b"),
    ("byte", 1e3, r"KI?B(?![A-Za-z])"),
    ("byte", 1e6, r"MI?B(?![A-Za-z])"),
    ("byte", 1e9, r"GI?B(?![A-Za-z])|G(?![A-Za-z])"),
    ("byte", 1e12, r"TI?B(?![A-Za-z])"),
    ("usd", 1, r"美元|美金|(?:US )?dollars?\b|USD\b"),
    ("eur", 1, r"欧元|euros?\b|EUR\b"),
    ("gbp", 1, r"英镑|pounds?\b|GBP\b"),
    ("jpy", 1, r"日元|yen\b|JPY\b"),
    ("krw", 1, r"韩元|won\b|KRW\b"),
    ("hkd", 1, r"港元|港币|HKD\b"),
    ("cny", 1, r"元(?![素组年宇老])|人民币|块钱|RMB\b|CNY\b|yuan\b"),
    (_COUNT, 1, r"[个种项类步条张篇名家位人次款块颗台部轮层页枚辆例段岁道套帧字](?!百分点|月|小时|星期|节|工)|阶段"),
)  # fmt: skip
_UNITS = tuple(
    (kind, worth, re.compile(rf"{written}", re.IGNORECASE))
    for kind, worth, written in _WRITTEN
)
UNIT = rf"(?:(?:-|\s)?(?i:{'|'.join(written for *_, written in _WRITTEN)}))"
_PREFIXES = {"$": "usd", "＄": "usd", "¥": "cny", "￥": "cny", "€": "eur", "£": "gbp"}
PREFIX = r"[$＄¥￥€£]\s?"


def unit(suffix: str, prefix: str = "") -> tuple[str, float]:
    """The kind of a written unit, and what one of it is worth; ("", 1) if unknown.

    >>> unit("毫秒"), unit("", "$"), unit(" 个")
    (('second', 0.001), ('usd', 1.0), ('count', 1.0))
    """
    if prefix:
        return _PREFIXES[prefix.strip()], 1.0
    bare = suffix.lstrip("- ")
    for kind, worth, pattern in _UNITS:
        if bare and pattern.fullmatch(bare):
            return kind, float(worth)
    return "", 1.0


def compatible(mine: str, theirs: str) -> bool:
    """Whether two kinds may be the same; an unknown one may be any."""
    return not mine or not theirs or mine == theirs
