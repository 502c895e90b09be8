"""What a source says under everything: sentences that its entries share. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from agents.domain.sentences import spans

LEAST = 3  # entries that say a sentence
SHARE = 0.3  # of the source's entries

# Every end of a sentence is one of these, but not the other way round.
_ENDS = "\n.!?。！？；"
_PIECES = re.compile(f"[{_ENDS}]+")
_NO_PIECE = re.compile(rf"[^\w{_ENDS}]+|_+")
_NO_WORD = re.compile(r"[\W_]+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


def refrains(texts: Sequence[str]) -> frozenset[str]:
    """The sentences, spaces and punctuation aside, that many of the texts say.

    >>> sorted(refrains([f"Entry {n}. Follow us!" for n in range(3)]))
    ['Followus']
    """
    if len(texts) < LEAST:
        return frozenset()
    enough = max(LEAST, len(texts) * SHARE)
    # Finer pieces are counted first, which is fast: most sources share none of them.
    pieces = _often((set(_PIECES.split(_NO_PIECE.sub("", t))) for t in texts), enough)
    if not pieces:
        return frozenset()
    sharing = (text for text in texts if _holds(text, pieces))
    return _often((set(_keys(text)) for text in sharing), enough)


def without(text: str, known: frozenset[str]) -> str:
    """The text without these sentences; the rest stays as it is."""
    if not known or not _holds(text, known):
        return text
    kept, end = [], 0
    for start, stop in spans(text):
        if bare(text[start:stop]) in known:
            kept.append(text[end:start])
            end = stop + (text[stop : stop + 1] == " ")
    if not end:
        return text
    return _BLANK_LINES.sub("\n\n", "".join([*kept, text[end:]])).strip()


def bare(sentence: str) -> str:
    """Its letters and digits."""
    return _NO_WORD.sub("", sentence)


def _keys(text: str) -> Iterable[str]:
    return (bare(text[start:end]) for start, end in spans(text))


def _holds(text: str, known: frozenset[str]) -> bool:
    letters = bare(text)
    return any(key in letters for key in known)


def _often(said: Iterable[Iterable[str]], enough: float) -> frozenset[str]:
    """What so many of them hold."""
    count = Counter(key for one in said for key in one)
    return frozenset(key for key, n in count.items() if n >= enough and key)
