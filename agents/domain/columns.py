"""How wide a text is on a terminal, where Han and emoji take two columns."""

import re
from unicodedata import east_asian_width

_ADDRESS = re.compile(r"https?://[^\s…]+[^\s…:;,.)]")
_SHORT = 16  # characters that are left of an address


def fitted(line: str, width: int) -> str:
    """A line cut to a terminal of so many columns, its addresses first; 0 cuts nothing.

    >>> fitted("failed  A  https://example.org/a/long/path: 404", 32)
    'failed  A  https://example…: 404'
    """
    while width and (over := _columns(line) - width) > 0:
        longest = max(_ADDRESS.findall(line), key=len, default="")
        if len(longest) <= _SHORT:
            return _cut(line, width)
        kept = max(_SHORT, len(longest) - over) - 1
        line = line.replace(longest, f"{longest[:kept]}…")
    return line


def _cut(line: str, width: int) -> str:
    while _columns(line) >= width:
        line = line[:-1]
    return f"{line}…"


def padded(text: str, width: int) -> str:
    """With blanks behind it, up to so many columns."""
    return text + " " * (width - _columns(text))


def _columns(text: str) -> int:
    return sum(1 + (east_asian_width(letter) in "WF") for letter in text)
