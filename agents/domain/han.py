"""The Han characters of Unicode: the one range of them in the house.

Unified ideographs with their extensions A to H, the compatibility ones, and 〇, which
is written like one (Unicode 15, Blocks.txt). Kana and punctuation are none.
"""

import re

# As the inside of a character class.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_ONE = re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    return _ONE.search(text) is not None


def count_han(text: str) -> int:
    """How many Han characters there are.

    >>> count_han("开源 LLM")
    2
    """
    return len(_ONE.findall(text))
