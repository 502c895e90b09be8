"""`issue.md` as pieces that can be moved: what an editor wrote stays as it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from agents.domain.words import SECTIONS, SectionName
from agents.formatter.layout import CATEGORIES, SECTION_HEADINGS
from agents.formatter.lint.document import Document

Place = tuple[SectionName, str]  # a section and its category; "" is the section itself

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_NAMES = [
    *(h.split()[0] for h in SECTION_HEADINGS.values()),
    *sum(CATEGORIES.values(), ()),
]
# One that lacks its space is no heading on the page, and `check` says so; here it
# still begins what it was meant to begin, so that nothing falls to its neighbour.
_HEADING = re.compile(
    rf" {{0,3}}(#{{2,3}}(?=[ \t]+\S)|###(?=【)|##(?={'|'.join(_NAMES)}))"
)
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


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
    read = Document(row).items
    return read[0].heading if read else " ".join(row.lstrip(" #").split())


@lru_cache(maxsize=8)  # the same few versions are read at every key
def split(markdown: str) -> Manuscript:
    """The pieces of an issue; headings inside of code are no headings."""
    markdown = markdown.removeprefix("\ufeff").replace("\r\n", "\n")
    rows = markdown.split("\n")
    leads: dict[Place, str] = {}
    pieces: list[Piece] = []
    place: Place | None = None
    marks = [*_headings(markdown), (len(rows), "")]
    head = len(rows)
    for (line, tag), (end, _) in pairwise(marks):
        below = "\n".join(rows[line + 1 : end]).strip("\n")
        title = rows[line].lstrip(" #").strip()
        if tag == "h2" and (section := _section(title)):
            head = min(head, line)
            place = (section, "")
            leads[place] = below
        elif place is None:
            continue
        elif tag == "h2":
            place = (place[0], title)
            leads[place] = below
        else:
            text = f"{rows[line]}\n\n{below}".strip("\n") + "\n"
            pieces.append(Piece(*place, text))
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
    tidy = text.replace("\r\n", "\n").strip("\n") + "\n"
    marks = _headings(tidy)
    one = [tag for _, tag in marks] == ["h3"] and marks[0][0] == 0
    if not one or not heading(tidy):
        return ""
    first, _, rest = tidy.partition("\n")
    body = rest.strip("\n")
    return f"{first.rstrip()}\n\n{body}\n" if body else f"{first.rstrip()}\n"


def _headings(markdown: str) -> list[tuple[int, str]]:
    """Line (from 0) and tag of each H2 and H3 that is written with `#`.

    Read line by line: a whole parse of 60 items takes 150 ms, for every key pressed.
    """
    front = _FRONT_MATTER.match(markdown)
    skipped = front[0].count("\n") if front else 0
    found: list[tuple[int, str]] = []
    fence = ""
    for line, row in enumerate(markdown.split("\n")):
        if line < skipped:
            continue
        mark = _FENCE.match(row)
        if fence:
            closes = mark and mark[1].startswith(fence) and not mark[2].strip()
            fence = "" if closes else fence
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            fence = mark[1]
        elif title := _HEADING.match(row):
            found.append((line, f"h{len(title[1])}"))
    return found


def _section(title: str) -> SectionName | None:
    words = {name: SECTION_HEADINGS[name].split()[-1] for name in SECTIONS}
    return next((name for name in SECTIONS if title.endswith(words[name])), None)
