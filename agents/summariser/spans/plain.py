r"""A text as the patterns here read it: one plain character for each, none more or less.

Python's `\d` has the digits of every script, and its IGNORECASE takes the long s, the
dotless i and the Kelvin sign for letters of ASCII. What reads numbers and words reads
a plain text, so that its tables know whatever its patterns find.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_PLAIN = dict(zip("．²³\u017f\u0130\u0131\u212a", ".23sIiK", strict=True))
_QUOTES = frozenset("\"'“”‘’「」『』")
_ODD = re.compile(rf"[^\D0-9]|[{''.join(_PLAIN)}]")


def plain(text: str) -> str:
    """With ASCII's digits for all others, and its letters for those that pass for them.

    >>> plain("百分之\u0663，\uff12\uff10\uff12\uff14，Augu\u017ft")
    '百分之3，2024，August'
    """
    return text if text.isascii() else _ODD.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    return _PLAIN.get(found[0]) or str(unicodedata.decimal(found[0]))


def marked(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """1 at each place of a text that lies in one of the spans, else 0."""
    places = bytearray(length)
    for start, end in spans:
        places[start:end] = b"\1" * (end - start)
    return places


class Folded(NamedTuple):
    """NFKC in lower case without spaces and quotation marks; where each one stood."""

    text: str
    places: list[int]


@lru_cache(maxsize=64)  # a story's sentences are looked for one after the other
def folded(text: str) -> Folded:
    """What a text says, however it is spaced and quoted.

    >>> folded("“GPT 4”，了").text
    'gpt4,了'
    """
    found = [
        (character, place)
        for place, written in enumerate(text)
        for character in unicodedata.normalize("NFKC", written).lower()
        if not (character.isspace() or character in _QUOTES)
    ]
    return Folded("".join(c for c, _ in found), [place for _, place in found])
