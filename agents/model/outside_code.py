"""Where markup stands in an answer that is markup, and not a word about it. Pure."""

import re
from collections.abc import Callable, Iterator

_CODE = r"```.*?```|`[^`\n]+`"
_NEAR = 40  # characters before it that are looked at
# Behind one of these a sentence, or a JSON object, is over.
_ENDS = "。！？；.!?;…>}]”」）)*"

Finder = Callable[[str], Iterator[re.Match[str]]]


def outside_code(pattern: str) -> Finder:
    """A finder of the pattern, case ignored, that passes over code in backquotes."""
    either = re.compile(rf"{_CODE}|(?P<sought>{pattern})", re.IGNORECASE | re.DOTALL)

    def found(text: str) -> Iterator[re.Match[str]]:
        return (one for one in either.finditer(text) if one["sought"] is not None)

    return found


def begins(text: str, at: int) -> bool:
    """Whether a line or a sentence could begin there."""
    bare = text[max(0, at - _NEAR) : at].rstrip()
    return not bare or bare[-1] in _ENDS or begins_line(text, at)


def begins_line(text: str, at: int) -> bool:
    """Whether nothing but white space stands before it in its line."""
    before = text[max(0, at - _NEAR) : at]
    return not before.strip() or "\n" in before[len(before.rstrip()) :]
