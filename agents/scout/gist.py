"""A model's line about a story, fit to be shown to an editor. Pure."""

import re

from agents.domain.characters import visible, whole
from agents.domain.han import has_han
from agents.domain.untrusted import tagless

GIST = 40  # characters
REASON = 60
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKDOWN = re.compile(r"[*`#|~\\\[\]]+|^\s*[->]+\s*|__+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_SMALL = 10  # up to here it may have been counted


def line(said: str, most: int) -> str:
    """One plain line of Chinese, cut at `most`; "" for what is none.

    >>> line("**Orbit**：[代码](https://a.cn)公开", 40)
    'Orbit：代码公开'
    """
    bare = _MARKDOWN.sub("", _LINK.sub(r"\1", visible(whole(said[: 20 * most]))))
    text = " ".join(tagless(_ADDRESS.sub(" ", bare)).split())
    if not has_han(text):
        return ""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def gist(said: str, shown: str) -> str:
    """The line, unless it gives a number that what was shown does not.

    Numbers are told by their digits alone, so that 70 亿 is 7 billion.

    >>> gist("70 亿参数的模型", "A model of 7 billion parameters")
    '70 亿参数的模型'
    >>> gist("130 亿参数的模型", "A model of 7 billion parameters")
    ''
    """
    text = line(said, GIST)
    return text if _numbers(text) <= _numbers(shown, all_of_them=True) else ""


def _numbers(text: str, *, all_of_them: bool = False) -> set[str]:
    """Their significant digits."""
    found = (number[0].replace(",", "") for number in _DIGITS.finditer(text))
    return {
        number.replace(".", "").strip("0")
        for number in found
        if all_of_them or not (number.isdigit() and int(number) <= _SMALL)
    }
