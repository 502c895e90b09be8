"""What a source says under everything: sentences that its entries share. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from agents.domain import sentences

LEAST = 3  # entries that say a sentence
SHARE = 0.3  # of the source's entries

_NO_WORD = re.compile(r"[\W_]+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


def boilerplate(texts: Sequence[str]) -> frozenset[str]:
    """The sentences, spaces and punctuation aside, that many of the texts say.

    >>> sorted(boilerplate([f"Entry {n}. Follow us!" for n in range(3)]))
    ['Followus']
    """
    enough = max(LEAST, len(texts) * SHARE)
    if len(texts) < enough:
        return frozenset()
    count: Counter[str] = Counter()
    for text in texts:
        count.update(set(map(bare, set(_parts(text)))))
    return frozenset(key for key, n in count.items() if n >= enough and key)


def without(text: str, known: frozenset[str]) -> str:
    """The text without these sentences; the rest stays as it is."""
    found = _parts(text)
    said = {part: _space(part) for part in set(found) if bare(part) in known}
    if not said:
        return text
    shorter = "".join(map(said.get, found, found))
    return _BLANK_LINES.sub("\n\n", shorter).strip()


@lru_cache(maxsize=500)  # a source's texts are looked through, then each is mended
def _parts(text: str) -> list[str]:
    return sentences.parts(text)


@lru_cache(maxsize=2_000)  # what a source repeats stands under each of its entries
def bare(sentence: str) -> str:
    """Its letters and digits."""
    return _NO_WORD.sub("", sentence)


def _space(part: str) -> str:
    """What stands behind a sentence, but for one space."""
    return part[len(part.rstrip()) :].removeprefix(" ")
