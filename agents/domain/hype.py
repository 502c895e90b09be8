"""Words that praise instead of telling: the house prints none (docs/layout.md §7, L24)."""

import re

_WORDS = (
    "颠覆性", "史诗级", "炸裂", "王炸", "遥遥领先", "震惊", "重磅", "吊打", "史上最强",
    "划时代", "革命性突破", "碾压", "逆天", "封神",
)  # fmt: skip
_ANY = re.compile("|".join(_WORDS))


def praise(text: str) -> list[str]:
    """What of `text` praises, in order.

    >>> praise("重磅！成绩遥遥领先")
    ['重磅', '遥遥领先']
    """
    return _ANY.findall(text)
