"""An issue taken apart at its headings: sections, categories and items with their lines.

Whoever asks brings the headings: those that the page shows (`lint.linted_document`), or those
that are meant (`headings`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agents.domain.front_matter import front
from agents.domain.words import SectionName
from agents.formatter.headings import headings, section_named

_ITEM = 3  # the rank of an item's heading; deeper ones part nothing


@dataclass(frozen=True)
class IssuePart:
    """From its heading, line `first`, to line `last` before the next part, from 1."""

    title: str
    first: int
    last: int
    section: SectionName | None
    category: str | None  # None: directly in its section
    is_item: bool

    @property
    def opens_section(self) -> bool:
        return not self.is_item and self.category is None


def parts(found: Iterable[tuple[int, int, str]], last: int) -> list[IssuePart]:
    """`found` are the headings in order: line from 1, rank, title; none empty.

    `last` is the document's last line.
    """
    listed = [one for one in found if one[1] <= _ITEM]
    section: SectionName | None = None
    category: str | None = None
    taken: list[IssuePart] = []
    for (first, rank, title), (end, *_) in pairwise([*listed, (last + 1, 0, "")]):
        if rank < _ITEM:
            named = section_named(title)
            section = named or section
            category = None if named else title
        taken.append(IssuePart(title, first, end - 1, section, category, rank == _ITEM))
    return taken


def meant_parts(rows: Sequence[str]) -> list[IssuePart]:
    """The parts of an issue as they are meant, whether Markdown sees them or not."""
    about = front(rows)
    found = [
        (n + 1, *_marked(mark))
        for n, mark in headings(rows, about.body if about else 0)
    ]
    return parts(found, len(rows))


def _marked(mark: str) -> tuple[int, str]:
    marks, _, title = mark.partition(" ")
    return len(marks), title
