"""What a headline is about, in the order of its words. Pure."""

import re
from typing import NamedTuple

from agents.domain.comparisons import is_beside
from agents.scout.happening.analysed_text import AnalysedText

_HEAD = re.compile(
    r"(?!(?i:report|reports|exclusive|breaking|update|updated|analysis|opinion|watch|live|news):)"
    r"([A-Za-z][A-Za-z0-9]{2,}): "
)


class Subject(NamedTuple):
    """One thing, under the keys by which another text may know it."""

    start: int
    keys: frozenset[str]
    is_row: bool  # an organisation of the tables


def subjects(said: AnalysedText) -> list[Subject]:
    """All but what it has only to compare, to build on or to serve, and people."""
    return [
        Subject(start, keys, is_row)
        for start, end, keys, is_row in _mentioned(said)
        if not is_beside(said.text, start, end if is_row else None)
    ]


def _mentioned(said: AnalysedText) -> list[tuple[int, int, frozenset[str], bool]]:
    found = [
        (
            m.start,
            m.end,
            frozenset({m.row, said.text[m.start : m.end].lower()}),
            True,
        )
        for m in said.mentions
        if not m.is_person
    ]
    found += [
        (at, at + len(p.name), frozenset({p.name}), False)
        for p, at in said.products.items()
    ]
    covered = {place for start, end, *_ in found for place in range(start, end)}
    # What follows a name at once is a part of it: `Cerebras Systems`.
    covered |= {p for m in said.mentions for p in range(m.start, m.end + 2)}
    # In English any word may have a capital, of a place as well.
    names = said.names if said.is_chinese else said.odd
    for match in said.latin:
        if match[0].lower() in names and match.start() not in covered:
            found.append(
                (match.start(), match.end(), frozenset({match[0].lower()}), False)
            )
    head = _HEAD.match(said.text)
    if head and not said.is_chinese and 0 not in covered:
        found.append((0, head.end(), frozenset({head[1].lower()}), False))
    return sorted(found, key=lambda entry: (entry[0], -entry[1]))
