"""Sentences of Chinese and English text, and where they stand."""

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|etc|vs|cf|fig|figs|eq|sec|no|vol|dr|mr|mrs|ms|prof|inc|ltd"
    r"|corp|approx|resp|u\.s|u\.k|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[A-Z]|^\d{1,2})\.$",
    re.IGNORECASE,
)
# A Chinese stop ends a sentence wherever it stands; a Latin one only before a space,
# or, if it is no full stop, before Chinese: `a.b?c=d` is an address.
_END = re.compile(
    r"""[。！？；][。！？；!?]*[”’」』）)"]*
      | (?<![.!?])[.!?]++[”’")]*+(?=\s|$)
      | (?<![!?])[!?]++[”’」』）)"]*+(?=[^\x00-\x7f])
      | \n+""",
    re.VERBOSE,
)
LONGEST = 1_000  # characters; what goes on for longer is no sentence
_TAIL = 12  # characters in which an abbreviation is looked for


def sentences(text: str) -> list[str]:
    """The sentences without surrounding spaces, in order."""
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends; no character but space is left out."""
    start = 0
    for match in _END.finditer(text):
        tail = text[max(start, match.end() - _TAIL) : match.end()].strip()
        if "\n" not in match[0] and _ABBREVIATION.search(tail):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield start + left, start + right
