"""Organisations, products and people under their Chinese and Latin names."""

import re
from functools import cache

from agents.domain.organisations import ORGANISATIONS, PEOPLE

# Chinese names that are parts of other words as well.
_EDGES = {
    "北大": r"(?<![东西华湖河])北大(?![学西荒])",
    "联想": r"联想(?![到起记能])",
    "字节": r"字节(?=跳动|旗下|发布|推出|开源|团队|系)",
}
_HOUSE = re.compile("大学|学院|公司|集团|实验室|研究[院所]")
_SHORT = 4  # letters; `3meta` or `2mit` may be anything
_ROWS = tuple(
    tuple(row.split("|")) for row in (ORGANISATIONS + PEOPLE).split("\n") if row
)


def _written(name: str) -> str:
    """A Latin name is a word of its own: `meta` is not in `metadata`."""
    if not name.isascii():
        return _EDGES.get(name, re.escape(name))
    words = r"[\s\-_.]?".join(re.escape(word) for word in re.split(r"[\s-]", name))
    # A footnote's number may be glued to it: `2Tsinghua University`.
    before = "[A-Za-z]" if len(name) > _SHORT else "[A-Za-z0-9]"
    return rf"(?<!{before}){words}(?![A-Za-z])"


@cache  # all of them take 0.1 s, and a run looks for few
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_written(name), re.IGNORECASE)


_HAN = sorted(
    {name for row in _ROWS for name in row if not name.isascii()},
    key=lambda name: (-len(name), name),
)
_ANY_HAN = re.compile("|".join(_written(name) for name in _HAN))


def missing(text: str, source: str) -> list[str]:
    """Chinese names of the table in `text` that `source` has under no name at all."""
    return [
        name
        for name in _said(text)
        if not any(pattern.search(source) for pattern in patterns(name))
    ]


def patterns(name: str) -> list[re.Pattern[str]]:
    """All that may stand for `name`, in every row that has it; none if unknown."""
    folded = name.lower()
    return [_pattern(other) for row in _ROWS if folded in row for other in row]


def in_han(text: str) -> list[list[re.Pattern[str]]]:
    """For each Chinese name of the table in `text`: all that may stand for it."""
    return [patterns(name) for name in _said(text)]


def places(text: str) -> list[tuple[int, int]]:
    """Where Chinese names of the table stand, with what kind of house each is."""
    found = (match.span() for match in _ANY_HAN.finditer(text))
    return [
        (start, house.end() if (house := _HOUSE.match(text, end)) else end)
        for start, end in found
    ]


def _said(text: str) -> list[str]:
    return list(dict.fromkeys(_ANY_HAN.findall(text)))
