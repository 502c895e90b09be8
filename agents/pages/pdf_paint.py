"""Text of a PDF's page that nobody sees is put aside before it is read.

Instructions to a model hide in papers as they do in pages: white on white, or drawn in
no colour at all.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_NEARLY_WHITE = 245  # of 255, of each colour
_UNSEEN = 16  # of 255: how opaque
_INVISIBLE_MODES = (3, 7)  # of text: neither filled nor stroked (ISO 32000, 9.3.6)
_DEPTH = 8  # of forms within forms


def hide_unseen(page: Any) -> None:
    """Take text out of a page that has no colour, or that of the white paper."""
    paint = _Paint()
    for n in range(pdfium.FPDFPage_CountObjects(page)):
        paint.look_at(pdfium.FPDFPage_GetObject(page, n), _DEPTH)


class _Paint:
    """What has been drawn of one page so far."""

    def __init__(self) -> None:
        self._painted: list[Any] = []  # what lies below the text that comes after it
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        self._floats = tuple(ctypes.c_float() for _ in range(4))

    def look_at(self, thing: Any, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if self._is_hidden(thing):
                pdfium.FPDFPageObj_SetIsActive(thing, False)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            for n in range(pdfium.FPDFFormObj_CountObjects(thing) if depth else 0):
                self.look_at(pdfium.FPDFFormObj_GetObject(thing, n), depth - 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            self._painted.append(thing)

    def _is_hidden(self, text: Any) -> bool:
        if pdfium.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE_MODES:
            return True
        brightness, opacity = self._fill(text)
        if opacity < _UNSEEN:
            return True
        return brightness > _NEARLY_WHITE and not self._stands_on_colour(text)

    def _fill(self, thing: Any) -> tuple[int, int]:
        """How bright the darkest of its colours is, and how opaque, both of 255."""
        if not pdfium.FPDFPageObj_GetFillColor(thing, *self._colours):
            return 0, 255
        *colours, opacity = (value.value for value in self._colours)
        return min(colours), opacity

    def _stands_on_colour(self, text: Any) -> bool:
        left, bottom, right, top = self._bounds(text)
        x, y = (left + right) / 2, (bottom + top) / 2
        for thing in reversed(self._painted):
            left, bottom, right, top = self._bounds(thing)
            if left <= x <= right and bottom <= y <= top and self._has_colour(thing):
                return True
        return False

    def _has_colour(self, thing: Any) -> bool:
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        mode, is_stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, mode, is_stroked)
        brightness, opacity = self._fill(thing)
        return bool(mode.value) and brightness <= _NEARLY_WHITE and opacity >= _UNSEEN

    def _bounds(self, thing: Any) -> tuple[float, ...]:
        pdfium.FPDFPageObj_GetBounds(thing, *self._floats)
        return tuple(value.value for value in self._floats)
