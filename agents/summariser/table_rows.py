"""Rows of a table: what stands above them, and what they say with it.

A row alone tells no column: "Molmo | 81.2 | 1077" means something below its header.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from agents.summariser.places import Place

_LONGEST = 1_500  # characters of a row
_RULE = re.compile(r"[\s|:-]+")
_CLAUSE = re.compile("[^，。；、]+")
_DECIMAL = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
_ABOVE = 4_000  # characters above a row in which its header is looked for


def headings(row: Place) -> list[Place]:
    """The header of the table that a row stands in, and the line above that one."""
    if not _is_row(row):
        return []
    found: list[Place] = []
    for line in _above(row):
        found.append(line)
        if not _is_row(line):
            break
    return found[-2:]


def spelt_out(row: Place) -> str:
    """Each cell behind the name of its column: what the row says in words."""
    above = headings(row)
    header = next((one for one in reversed(above) if _is_row(one)), None)
    if header is None:
        return row.text
    cells = zip_longest(_cells(header.text), _cells(row.text), fillvalue="")
    (kind, name), *rest = cells
    values = " and ".join(f"{column} {cell}".strip() for column, cell in rest)
    return f"{name or kind} has {values}."


def _is_row(line: Place) -> bool:
    """Whether it has several cells."""
    if line.end - line.start > _LONGEST:
        return False
    return len(_cells(line.text)) > 1


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _above(row: Place) -> Iterator[Place]:
    """The lines above it that say something, the nearest first."""
    text, end = row.material.text, row.start
    least = max(0, row.start - _ABOVE)
    while end > least:
        end = len(text[least:end].rstrip()) + least
        start = max(least, text.rfind("\n", least, end) + 1)
        line = Place(row.material, start, end)
        if line.text.strip() and not _RULE.fullmatch(line.text):
            yield line
        end = start - 1


def misread(sentence: str, rows: Sequence[Place]) -> bool:
    """Whether a clause gives the row that it names a figure of another row only."""
    table = {
        cells[0]: " ".join(cells[1:])
        for cells in (_cells(row.text) for row in rows if _is_row(row))
        if cells[0]
    }
    for clause in _CLAUSE.findall(sentence):
        named = [text for name, text in table.items() if name in clause]
        for figure in _DECIMAL.findall(clause) if len(named) == 1 else ():
            stated = [text for text in table.values() if figure in text.split()]
            if stated and named[0] not in stated:
                return True
    return False
