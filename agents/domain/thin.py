"""Whether so little was read of a story that it is told in one breath. Pure."""

import re
from collections.abc import Sequence

from agents.domain.han import count_han
from agents.domain.story import Material

_FEW = 30  # words of all materials besides their titles: half a sentence
_LATIN = re.compile(r"[^\W\d_]+", re.ASCII)
_HAN_PER_WORD = 2


def is_thin(materials: Sequence[Material]) -> bool:
    """Nothing but a title and a teaser, or a page that hardly says more.

    What a discussion says of it is something to tell.
    """
    if all(material.kind == "metadata" for material in materials):
        return True
    if any(material.kind == "discussion" for material in materials):
        return False
    texts = [m.text for m in materials if m.text.strip() != m.title.strip()]
    return sum(map(_words, texts)) < _FEW


def _words(text: str) -> float:
    return len(_LATIN.findall(text)) + count_han(text) / _HAN_PER_WORD
