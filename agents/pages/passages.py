"""The text of an HTML document by its structure: headings, paragraphs, items, rows. Pure."""

import re
from collections.abc import Iterator, Mapping

from agents.domain.document import Passage, PassageKind
from agents.domain.sentences import spans
from agents.pages.clean_text import clean
from agents.pages.markup import BLOCKS, CELLS, LINES, Markup, parse

LONGEST = 2_000  # characters of one passage; what has no paragraphs is cut into some
_CELL = 500  # characters; what has longer ones is laid out by a table, but no table
_CODE_LINE = 40  # characters that a line of code counts as, at least
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS = frozenset({"figcaption", "caption"})
_BREAKS = BLOCKS | LINES | {"dl", "menu"}
_PARAGRAPH: PassageKind = "paragraph"
_SPACE = re.compile(r"\s+")
_FENCE = "\x1f"  # between two cells


def passages(html: str) -> tuple[Passage, ...]:
    """In reading order. What is hidden must be gone already: see `visible_html`."""
    walk = Walk()
    parse(html, walk)
    return walk.whole()


def within(html: str, id_: str) -> str:
    """The HTML inside the first element of an id. What is hidden must be gone already."""
    inside = _Inside(id_)
    parse(html, inside)
    return inside.whole()


class _Inside:
    """A target of the event parser that collects one element again."""

    def __init__(self, id_: str) -> None:
        self._id, self._depth, self._is_over = id_, 0, False
        self._markup = Markup()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        is_first = attributes.get("id") == self._id and not self._is_over
        if self._depth or is_first:
            self._depth += 1
            self._markup.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._depth:
            self._depth -= 1
            self._is_over = not self._depth
            self._markup.end(tag)

    def data(self, text: str) -> None:
        if self._depth:
            self._markup.data(text)

    def whole(self) -> str:
        return self._markup.whole()


class Walk:
    """A target of the event parser that makes one passage of each piece of text.

    `code` is how many characters of one block of code are taken, in whole lines;
    `linked` says of each passage how much of it leads elsewhere, from 0 to 1: all
    links of a line, of an item those within the document.
    """

    def __init__(self, code: int = 1_000_000) -> None:
        self.found: list[Passage] = []
        self.linked: list[float] = []
        self._text: list[str] = []
        self._links, self._leads = 0, ""  # characters of links in it, and the last
        self._open: list[str] = []
        self._kinds: list[tuple[str, PassageKind]] = []  # open elements that name one
        self._row: list[str] | None = None  # the lines and fences of the open row
        self._tables = 0
        self._code, self._code_left = code, 0
        self._width, self._cost = 0, 0  # of the line of code that is being heard

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _BREAKS:
            self._flush()
        self._open.append(tag)
        if tag == "pre":
            self._code_left, self._width, self._cost = self._code, 0, 0
        elif tag == "a":
            self._leads = attributes.get("href", "")
        elif tag == "table":
            self._tables += 1
        elif tag == "tr" and self._row is None:
            self._row = []
        elif tag in CELLS and self._row is not None:
            self._flush()
            self._row.append(_FENCE)
        if kind := _kind(tag):
            self._kinds.append((tag, kind))

    def end(self, tag: str) -> None:
        if tag in _BREAKS:
            self._flush()
        self._open.pop()
        if self._kinds and self._kinds[-1][0] == tag:
            self._kinds.pop()
        if tag == "tr" and "tr" not in self._open:
            self._end_row()

    def data(self, text: str) -> None:
        if "pre" not in self._open:
            self._hear(_SPACE.sub(" ", text))
            return
        for n, line in enumerate(text.split("\n")):
            if n:
                self._flush()
                self._width = self._cost = 0
            self._hear_code(line)

    def whole(self) -> tuple[Passage, ...]:
        self._flush()
        self._end_row()
        return tuple(self.found)

    def _hear_code(self, text: str) -> None:
        """A line, or a part of it: a character that is escaped begins a new part."""
        self._width += len(text)
        cost = max(_CODE_LINE, self._width)
        self._code_left -= cost - self._cost
        self._cost = cost
        if self._code_left >= 0:
            self._hear(text)
        else:
            self._text.clear()

    def _hear(self, text: str) -> None:
        self._text.append(text)
        if "a" in self._open and ("li" not in self._open or self._leads[:1] == "#"):
            self._links += _letters(text)

    def _flush(self) -> None:
        text, links = clean("".join(self._text)), self._links
        self._text.clear()
        self._links = 0
        if not text:
            return
        if self._row is not None:
            self._row.append(text)
            return
        tag, kind = self._kinds[-1] if self._kinds else ("", _PARAGRAPH)
        self._add(kind, text, links / max(1, _letters(text)), _HEADINGS.get(tag, 0))

    def _end_row(self) -> None:
        """Its cells as one line, unless the table only lays out what stands in it."""
        parts, self._row = self._row or [], None
        cells = [cell.strip() for cell in "\n".join(parts).split(_FENCE)]
        cells = [cell for n, cell in enumerate(cells) if cell or n]
        if sum(map(bool, cells)) > 1 and max(map(len, cells)) <= _CELL:
            self._add("row", " | ".join(cell.replace("\n", " ") for cell in cells))
            return
        for line in (line for cell in cells for line in cell.split("\n") if line):
            self._add(_PARAGRAPH, line)

    def _add(
        self, kind: PassageKind, text: str, linked: float = 0.0, level: int = 0
    ) -> None:
        is_tabular = kind == "row" or (kind == "caption" and "table" in self._open)
        table = self._tables if is_tabular else 0
        for piece in _pieces(text):
            self.found.append(Passage(kind=kind, text=piece, level=level, table=table))
            self.linked.append(linked)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _kind(tag: str) -> PassageKind | None:
    if tag in _HEADINGS:
        return "heading"
    if tag == "li":
        return "item"
    return "caption" if tag in _CAPTIONS else None


def _pieces(text: str) -> Iterator[str]:
    """Whole sentences, as many as one passage holds."""
    if len(text) <= LONGEST:
        yield text
        return
    start = end = 0
    for left, right in _cuts(text):
        if right - start > LONGEST and end > start:
            yield text[start:end]
            start = left
        end = right
    yield text[start:end]


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Its sentences, and pieces of one that is longer than a passage."""
    for start, end in spans(text):
        for left in range(start, end, LONGEST):
            yield left, min(end, left + LONGEST)
