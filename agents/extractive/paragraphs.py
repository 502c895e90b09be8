"""Lines that only wrap are joined, so that no sentence is cut by a line's end."""

import re

CLOSERS = "\"'”’」』）)】》〉]*_"
STOPS = frozenset("。！？；.!?：:…")
OPENS_LINE = re.compile(r"\s*(?:[-*+•·▪‣]|\d{1,2}[.)、]|#{1,6}|[>|])\s")
LONG_LINE = 50  # characters: a shorter line without a full stop is a heading


def unwrapped(text: str) -> str:
    """One paragraph a line, with single spaces and no empty lines."""
    paragraphs: list[str] = []
    wraps = False
    for line in text.splitlines():
        words = " ".join(line.split())
        if wraps and words and not OPENS_LINE.match(line):
            paragraphs[-1] += f" {words}"
        elif words:
            paragraphs.append(words)
        ended = words.rstrip(CLOSERS)[-1:] in STOPS
        wraps = len(words) >= LONG_LINE and not ended
    return "\n".join(paragraphs)
