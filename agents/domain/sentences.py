"""Sentences of Chinese and English text, and where they stand."""

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|etc|vs|cf|fig|figs|eq|sec|no|vol|dr|mr|mrs|ms|prof|inc|ltd"
    r"|corp|approx|resp|u\.s|u\.k|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[A-Z])\.$",
    re.IGNORECASE,
)
# A Chinese full stop ends a sentence wherever it stands; a Latin one only before a space.
_END = re.compile(r"[。！？；!?]+[”’」』）)\"]*|\.+[”’\")]*(?=\s|$)|\n+")


def sentences(text: str) -> list[str]:
    """The sentences without surrounding spaces, in order."""
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends; no character but space is left out."""
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()].rstrip()
        if "\n" not in match[0] and _ABBREVIATION.search(piece[-12:]):
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
