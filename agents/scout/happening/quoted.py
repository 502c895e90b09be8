"""A name that a Chinese headline sets in quotation marks, and another entry says. Pure."""

import re

from agents.domain.han import HAN
from agents.scout.happening.entry_text import EntryText

# 《…》 is a book, a law or a game, of which there is news on many days.
_QUOTED = re.compile(r"[「『“]([^「『“」』”]{5,24})[」』”]")
_NOT_HAN = re.compile(rf"[^{HAN}]+")
_LEAST = 5  # characters; shorter ones are words and nicknames: 「具身智能」, 「草莓」


def same_quoted(one: EntryText, other: EntryText) -> bool:
    """Whether both say it, marks aside, and both headlines name one company."""
    if not (one.title.rows - one.title.people) & other.title.rows:
        return False
    return _says(other, _names(one)) or _says(one, _names(other))


def _names(entry: EntryText) -> list[str]:
    found = (_NOT_HAN.sub("", name) for name in _QUOTED.findall(entry.title.text))
    return [name for name in found if len(name) >= _LEAST]


def _says(entry: EntryText, names: list[str]) -> bool:
    if not names:
        return False
    said = _NOT_HAN.sub("", entry.all.text)
    return any(name in said for name in names)
