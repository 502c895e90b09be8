"""A few items of the archive that show what the team prints. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from agents.domain.han import count_han
from agents.domain.issue import Issue, Item
from agents.domain.prose import prose
from agents.domain.sentences import sentences
from agents.domain.untrusted import tagless
from agents.domain.walk import items_of
from agents.domain.words import SectionName

_OF: tuple[SectionName, ...] = ("practice", "theory", "news", "practice", "theory")
_LOOKED_AT = 200  # of the newest items of a section: an archive is long
_READ = 400  # characters of an item
_SHORTEST, _LONGEST = 20, 80  # of its sentence
_NUMBER = re.compile(r"^\d+[.、]\s*")
_TELLING = re.compile("是一|提出|发布|宣布|推出|开源|可以|能够|用于|专注|支持")


def examples(archive: Sequence[Issue]) -> list[str]:
    """Up to five, of every section: heading and a sentence, the newest issue's.

    The two of one section are of two categories where there are two.
    """
    lines = {name: islice(_lines(archive, name), _LOOKED_AT) for name in _OF}
    found = {name: _some(lines[name], _OF.count(name)) for name in lines}
    return [found[name].pop(0) for name in _OF if found[name]]


def _some(lines: Iterator[tuple[str, str]], most: int) -> list[str]:
    """The first line, and of two one of another category, or the next where all are one."""
    category, first = next(lines, ("", ""))
    if most == 1:
        return [first] if first else []
    taken, spare = {category}, ""
    for category, line in lines:
        if line == first:
            taken.add(category)
        elif category not in taken:
            return [first, line]
        else:
            spare = spare or line
    return [line for line in (first, spare) if line]


def _lines(archive: Sequence[Issue], section: SectionName) -> Iterator[tuple[str, str]]:
    """Category and line of each item that says something."""
    for issue in reversed(archive):
        named = {
            id(item): category.name
            for category in (*issue.practice, *issue.theory)
            for item in category.items
        }
        for item in items_of(issue, section):
            if said := _sentence(item):
                line = tagless(f"{section}：【{item.name}】{said}")
                yield named.get(id(item), ""), line


def _sentence(item: Item) -> str:
    """The first one that says what it is, else the first; "" where there is none."""
    found = (_NUMBER.sub("", said) for said in sentences(prose(item, _READ)))
    long = [said for said in found if count_han(said) >= _SHORTEST]
    said = next(filter(_TELLING.search, long), next(iter(long), ""))
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
