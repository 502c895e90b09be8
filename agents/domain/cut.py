"""A line that is too long ends where words or clauses end."""

import re

_BREAK = re.compile(r"[\s，。；：、！？,;:!?（(—–|]")


def at_break(line: str, longest: int, shortest: int) -> str:
    """At most `longest` characters, cut at the last break behind `shortest` of them.

    >>> at_break("A model that reads long documents", 15, 4)
    'A model that'
    """
    if len(line) <= longest:
        return line
    breaks = [found.start() for found in _BREAK.finditer(line[: longest + 1])]
    end = max((at for at in breaks if at >= shortest), default=longest)
    return line[:end].strip()
