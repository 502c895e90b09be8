"""The lines of one page as PDFium tells them. It runs in the worker alone."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from agents.pages.pdf_paint import hide_unseen

Piece = tuple[str, float, int, float, float, float]

_APART = 1.0  # em: a wider gap parts two cells of a table, or two columns
_SMALLEST = 1.5  # points; nobody reads smaller letters
_BOLD = re.compile(
    r"bold|medi|black|heavy|demi|cmbx|cmb\d|sfbx|sfrb|-bd|tb$|hei", re.IGNORECASE
)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|sfti|ti$|kai", re.IGNORECASE)
_BOLD_WEIGHT = 600
_HYPHENS = (0x2, 0xAD, 0xFFFE)  # as PDFium marks one at the end of a line
_PIECES = 2_000  # of a page; more are letters strewn about
_LINE = 1_000  # characters
_SPACE, _LINE_ENDS = 32, (10, 13)
_SURROGATES = range(0xD800, 0xE000)


def page_lines(page: Any, most: int) -> Iterator[list[Piece]]:
    """The lines of one page that a reader sees, in the order in which it was written."""
    hide_unseen(page)
    box = page.get_bbox()
    with closing(page.get_textpage()) as text_page:
        letters = Letters(text_page, page.get_rotation() // 90)
        left = _PIECES
        for first, end in letters.lines(min(most, text_page.count_chars())):
            if letters.is_seen(first, box):
                parts = islice(letters.parts(first, end), left)
                pieces = [letters.piece(*part) for part in parts]
                left -= len(pieces)
                yield pieces
            if left <= 0:
                break


class Letters:
    """What PDFium tells of the characters of one page."""

    def __init__(self, text_page: Any, turns: int) -> None:
        self._page, self._turns = text_page, turns
        self._doubles = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._font = ctypes.create_string_buffer(100)
        self._codes: list[int] = []

    def lines(self, count: int) -> Iterator[tuple[int, int]]:
        """First character and end of each line, without spaces around it."""
        code = pdfium.FPDFText_GetUnicode
        self._codes = [code(self._page, n) for n in range(count)]
        start = 0
        for n in range(count + 1):
            is_split = n < count and self._codes[n] in _HYPHENS
            is_long = n - start >= _LINE
            if n == count or is_split or is_long or self._codes[n] in _LINE_ENDS:
                first, end = start, n + (n < count and (is_split or is_long))
                while first < end and self._codes[first] == _SPACE:
                    first += 1
                while first < end and self._codes[end - 1] == _SPACE:
                    end -= 1
                if first < end:
                    yield first, end
                start = n + 1

    def parts(self, first: int, end: int) -> Iterator[tuple[int, int, float, float]]:
        """The pieces of a line, and from where to where each reaches."""
        apart = _APART * self.size(first)
        start, left, last = first, self.span(first)[0], first
        for n in range(first + 1, end):
            if self._codes[n] == _SPACE:
                continue
            if last < n - 1:  # between them is a space
                right, begins = self.span(last)[1], self.span(n)[0]
                if begins - right > apart:
                    yield start, last + 1, left, right
                    start, left = n, begins
            last = n
        yield start, end, left, self.span(end - 1)[1]

    def piece(self, start: int, end: int, left: float, right: float) -> Piece:
        samples = (start, (start + end - 1) // 2, end - 1)
        _, size, _ = sorted(map(self.size, samples))
        first, middle, last = map(self._style, samples)
        base = round(self._turned(start)[1], 1)
        text = "".join(map(self._letter, range(start, end)))
        style = first & middle & last
        return text, size, style, round(left, 1), round(right, 1), base

    def span(self, n: int) -> tuple[float, float]:
        """From where to where a character reaches along its line."""
        left, right, bottom, top = self._doubles
        pdfium.FPDFText_GetCharBox(self._page, n, left, right, bottom, top)
        ends = (
            (left.value, right.value),
            (bottom.value, top.value),
            (-right.value, -left.value),
            (-top.value, -bottom.value),
        )
        return ends[self._turns]

    def place(self, n: int) -> tuple[float, float]:
        """Where a character stands on its page."""
        x, y, *_ = self._doubles
        pdfium.FPDFText_GetCharOrigin(self._page, n, x, y)
        return x.value, y.value

    def is_seen(self, n: int, box: Sequence[float]) -> bool:
        """Whether a character is on its page, large enough, and not turned.

        Turned are arXiv's stamp, watermarks and the axes of charts.
        """
        left, bottom, right, top = box
        x, y = self.place(n)
        is_on = left <= x <= right and bottom <= y <= top
        return is_on and self.size(n) > _SMALLEST and self._is_upright(n)

    def _is_upright(self, n: int) -> bool:
        angle = pdfium.FPDFText_GetCharAngle(self._page, n)
        turned = math.degrees(angle) - 90 * self._turns
        return abs((turned + 180) % 360 - 180) < 10  # noqa: PLR2004  # degrees

    def size(self, n: int) -> float:
        """Of a letter in points, as it is shown."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, n, matrix)
        size: float = pdfium.FPDFText_GetFontSize(self._page, n)
        return round(size * math.hypot(matrix.c, matrix.d), 1)

    def _turned(self, n: int) -> tuple[float, float]:
        x, y = self.place(n)
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._turns]

    def _letter(self, n: int) -> str:
        code = self._codes[n]
        if code in _HYPHENS:
            return "\xad"
        return chr(code) if code and code not in _SURROGATES else "\ufffd"

    def _style(self, n: int) -> int:
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, n, self._font, 100, flags)
        name = self._font.value.decode("latin-1")
        weight = pdfium.FPDFText_GetFontWeight(self._page, n)
        is_bold = weight >= _BOLD_WEIGHT or bool(_BOLD.search(name))
        return is_bold + 2 * bool(_ITALIC.search(name))
