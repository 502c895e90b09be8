"""`issue.md` as pieces that can be moved: what an editor wrote stays as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.domain.front_matter import rows_of
from agents.domain.words import SECTIONS, SectionName
from agents.formatter.headings import headings
from agents.formatter.layout import SECTION_HEADINGS
from agents.formatter.lint.linted_document import LintedDocument
from agents.formatter.parts import meant_parts

_ITEM = "### "
Place = tuple[SectionName, str]  # a section and its category; "" is the section itself


@dataclass(frozen=True)
class Piece:
    """One item: where it stands, and its Markdown from `### ` to a final newline."""

    section: SectionName
    category: str
    text: str

    @property
    def heading(self) -> str:
        return heading(self.text)


@dataclass(frozen=True)
class Manuscript:
    """`head` is all before the first section, `leads` what follows a heading."""

    head: str
    leads: dict[Place, str]
    pieces: tuple[Piece, ...]


def heading(text: str) -> str:
    """The heading of an item's Markdown as a reader sees it."""
    return _shown(text.split("\n", 1)[0])


@lru_cache(maxsize=1024)
def _shown(row: str) -> str:
    read = LintedDocument(row).items
    return read[0].heading if read else " ".join(row.lstrip(" #").split())


@lru_cache(maxsize=8)  # the same few versions are read at every key; no whole parse
def split(markdown: str) -> Manuscript:
    """The pieces of an issue; headings inside of code are no headings.

    A heading that Markdown does not see as it is typed is read as what it means:
    it neither swallows an item nor changes the one before it.
    """
    rows = rows_of(markdown.removeprefix("\ufeff"))
    leads: dict[Place, str] = {}
    pieces: list[Piece] = []
    head = len(rows)
    for part in meant_parts(rows):
        if part.section is None:
            continue
        head = min(head, part.first - 1)
        below = "\n".join(rows[part.first : part.last]).strip("\n")
        place = (part.section, part.category or "")
        if part.is_item:
            text = f"{_ITEM}{part.title}\n\n{below}".strip("\n") + "\n"
            pieces.append(Piece(*place, text))
        else:
            leads[place] = below
    return Manuscript("\n".join(rows[:head]).strip("\n"), leads, tuple(pieces))


def compose(
    head: str, leads: dict[Place, str], pieces: Sequence[Piece], rule: str = "***"
) -> str:
    """The issue in the house's spacing; a category without items is left out."""
    blocks = [head + "\n\n"]
    for section in SECTIONS:
        blocks.append(f"## {SECTION_HEADINGS[section]}\n")
        blocks.append(f"{leads.get((section, '')) or rule}\n")
        category = ""
        for piece in (piece for piece in pieces if piece.section == section):
            if piece.category != category:
                category = piece.category
                blocks.append(f"## {category}\n")
                if lead := leads.get((section, category)):
                    blocks.append(f"{lead}\n")
            blocks.append(piece.text)
    return "\n".join(blocks)


def whole_item(text: str) -> str:
    """`text` in an item's normal form, or "" if it is not exactly one item."""
    rows = rows_of(text.strip("\r\n"))
    marks = list(headings(rows))
    if len(marks) != 1 or marks[0][0] != 0 or not marks[0][1].startswith(_ITEM):
        return ""
    body = "\n".join(rows[1:]).strip("\n")
    return f"{marks[0][1]}\n\n{body}\n" if body else f"{marks[0][1]}\n"
