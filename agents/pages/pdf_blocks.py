"""The lines of a PDF → blocks: headings, paragraphs, captions, rows of tables. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from agents.domain.han import HAN
from agents.pages.pdf_headings import LARGER, BodyLook, Setting, is_numbered, level
from agents.pages.pdf_lines import Page, PdfLine, body_size

Kind = Literal["heading", "text", "caption", "row"]

CAPTION = re.compile(
    r"^(?:figure|fig\.|table|图|表)\s?(?:\d{1,3}|[IVX]{1,5})\b(?:[-.]\d{1,2})?\s?"
    rf"(?:[:：.|—–-]|$|(?=\s?(?-i:[A-Z{HAN}])))",
    re.IGNORECASE,
)
BULLET = re.compile(
    r"^[•◦▪‣●■◆○∙·–—*-]\s+|^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*|^\[\d{1,3}\]\s|^（\d{1,2}）|^[①-⑳]"
)
_ENDS = re.compile(r"[.!?:;。！？：；…][”’\"')\]）」]*(?:\d{1,3}|\[[\d, ]+\])?$")
_INDENT, _MOST_INDENT = 0.7, 5.0  # em
_WIDER = 1.3  # a gap against the usual distance of two lines
_SHORTER = 0.12  # of a column's width, by which a paragraph's last line ends early
_CENTRED = 0.05  # the same of a heading
_WIDE_CELLS = 2.0  # em between cells; between the words of a justified line are less
_CLOSE = 1.5  # of a letter's height, between the lines of one heading
_SIZES = 20  # of letters, that headings may have
_STEP = re.compile(r"^\d{1,2}:")  # of an algorithm
_SAME_LINE = 0.7  # of a letter's height: higher and lower indices
_SAME = 0.09  # by which sizes of one text may differ


@dataclass
class PdfBlock:
    """Lines that are one. `jumps`: it begins a page or a column; `indented`: by an em."""

    kind: Kind
    lines: list[PdfLine]
    level: int = 0
    jumps: bool = False
    indented: bool = False


@dataclass
class Measures:
    """What the pages have in common: their letters, distances and margins."""

    look: BodyLook
    leading: float  # the usual distance of two lines, in the size of their letters
    margins: dict[tuple[int, int], float] = field(default_factory=dict)

    def right(self, line: PdfLine) -> float:
        """Where the lines of its column end at the most."""
        return self.margins.get(_column(line), 0.0)

    def is_short(self, line: PdfLine, share: float = _SHORTER) -> bool:
        margin = self.right(line)
        return line.right < margin - share * (margin - line.left)


def measure(pages: Sequence[Page]) -> Measures:
    size = body_size(pages)
    body = [line for page in pages for line in page if line.size == size]
    bold = sum(len(line.text) for line in body if line.is_bold)
    is_bold = bold * 2 > sum(len(line.text) for line in body)
    larger = {
        line.size for page in pages for line in page if line.size >= size * LARGER
    }
    gaps = Counter(
        round((one.base - other.base) / size, 1)
        for page in pages
        for one, other in pairwise(page)
        if one.size == other.size == size and 0.9 < (one.base - other.base) / size < 3  # noqa: PLR2004
    )
    found = Measures(
        look=BodyLook(size, is_bold, tuple(sorted(larger, reverse=True)[:_SIZES])),
        leading=gaps.most_common(1)[0][0] if gaps else 1.2,
    )
    for page in pages:
        for line in page:
            if len(line.cells) == 1 and abs(line.size - size) <= _SAME * size:
                place = _column(line)
                found.margins[place] = max(found.margins.get(place, 0.0), line.right)
    return found


def _column(line: PdfLine) -> tuple[int, int]:
    """Lines of one column begin at about the same place; 60 points are an indent."""
    return line.page, round(line.left / 60)


def is_row(line: PdfLine, margin: float) -> bool:
    """Whether a line's pieces are cells, not the words of a stretched line of prose."""
    if len(line.cells) < 2 or _STEP.match(line.text):  # noqa: PLR2004
        return False
    gaps = [after[0] - before[1] for before, after in pairwise(line.spans)]
    is_full = 0 < margin - line.size <= line.right
    return not (is_full and max(gaps) < _WIDE_CELLS * line.size)


def blocks(pages: Sequence[Page]) -> Iterator[PdfBlock]:
    """In reading order, every line in one of them."""
    measures = measure(pages)
    lines = [line for page in pages for line in page]
    rows = _rows(lines, measures)
    block: PdfBlock | None = None
    for line, after, is_row_of_table in zip(
        lines, [*lines, None][1:], rows, strict=True
    ):
        place = _Place.of(block, line, after, measures)
        if block is not None and place.goes_on(block, is_row=is_row_of_table):
            block.lines.append(line)
            continue
        if block is not None:
            yield block
        block = PdfBlock("row", [line]) if is_row_of_table else place.begins()
    if block is not None:
        yield block


def _rows(lines: Sequence[PdfLine], measures: Measures) -> list[bool]:
    """Those of at least two rows in a row; one alone is a formula with its number."""
    alone = [is_row(line, measures.right(line)) for line in lines]
    padded = [False, *alone, False]
    return [
        is_one and (padded[n] or padded[n + 2]) and not is_numbered(lines[n].text)
        for n, is_one in enumerate(alone)
    ]


@dataclass
class _Place:
    """A line, between the one before it in its block and the one after it."""

    line: PdfLine
    before: PdfLine | None
    after: PdfLine | None
    jumps: bool
    is_far: bool
    kind: Kind  # what it begins, if it begins anything
    level: int
    measures: Measures

    @classmethod
    def of(
        cls,
        block: PdfBlock | None,
        line: PdfLine,
        after: PdfLine | None,
        measures: Measures,
    ) -> "_Place":
        # Of the last two the larger: the other one may be an index of a formula.
        before = max(block.lines[:-3:-1], key=lambda o: o.size) if block else None
        jumps = before is None or _jumps(before, line)
        gap = 0.0 if jumps or before is None else before.base - line.base
        is_far = jumps or gap > _WIDER * measures.leading * line.size
        is_apart = is_far or (block is not None and block.kind in ("heading", "row"))
        setting = Setting(is_apart, measures.is_short(line, _CENTRED))
        depth = level(line, measures.look, setting)
        kind: Kind = "heading" if depth else "text"
        if CAPTION.match(line.text) and (is_apart or _is_other(before, line)):
            kind = "caption"
        return cls(line, before, after, jumps, is_far, kind, depth, measures)

    def goes_on(self, block: PdfBlock, *, is_row: bool) -> bool:
        """Whether the line is one more of the block before it."""
        if self.before is None or self.jumps:
            return False
        if _is_beside(self.before, self.line):
            return True
        if is_row or self.kind == "caption":
            return False
        if block.kind == "heading":
            return _is_more_of_heading(self.before, self.line)
        return self.kind == "text" and self._is_same(block, self.before)

    def begins(self) -> PdfBlock:
        indented = self.before is not None and _is_indented(self.line, self.after)
        depth = self.level if self.kind == "heading" else 0
        return PdfBlock(self.kind, [self.line], depth, self.jumps, indented)

    def _is_same(self, block: PdfBlock, before: PdfLine) -> bool:
        """Whether the line is of the same paragraph, or of the same caption."""
        if block.kind == "caption" and CAPTION.fullmatch(before.text):
            return True  # "TABLE I" stands above what it says, in letters of its own
        if block.kind == "row" or self.is_far or _is_other(before, self.line):
            return False
        if BULLET.match(self.line.text):
            return False
        return block.kind == "caption" or not self._begins_paragraph(block, before)

    def _begins_paragraph(self, block: PdfBlock, before: PdfLine) -> bool:
        if _ENDS.search(before.text) and self.measures.is_short(before):
            return True
        is_hanging = BULLET.match(block.lines[0].text) is not None
        step = (self.line.left - before.left) / self.line.size
        is_right_of_it = _INDENT < step < _MOST_INDENT
        return is_right_of_it and not is_hanging and _is_indented(self.line, self.after)


def _jumps(before: PdfLine, line: PdfLine) -> bool:
    return before.page != line.page or line.base > before.base + before.size


def _is_beside(before: PdfLine, line: PdfLine) -> bool:
    """Whether they are one line to the eye: PDFium breaks it at indices of formulas."""
    height = abs(before.base - line.base)
    is_near = height < _SAME_LINE * max(before.size, line.size)
    return before.page == line.page and is_near and line.left > before.left


def _is_other(before: PdfLine | None, line: PdfLine) -> bool:
    return before is None or abs(before.size - line.size) > _SAME * before.size


def _is_more_of_heading(before: PdfLine, line: PdfLine) -> bool:
    """A heading of two lines: in the same letters, close below."""
    is_close = before.base - line.base < _CLOSE * before.size
    style = (line.size, line.is_bold, line.is_italic)
    is_like = style == (before.size, before.is_bold, before.is_italic)
    return is_close and is_like and not is_numbered(line.text) and (
        before.is_bold or before.text.isupper() == line.text.isupper()
    )  # fmt: skip


def _is_indented(line: PdfLine, after: PdfLine | None) -> bool:
    """Whether it begins to the right of the line that follows it."""
    if after is None or _jumps(line, after):
        return True
    step = (line.left - after.left) / line.size
    return _INDENT < step < _MOST_INDENT
