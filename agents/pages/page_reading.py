"""The passages and figures of a page that is being read. Pure."""

import re
from dataclasses import dataclass, field

from agents.domain.document import DocumentFigure, Passage, PassageKind
from agents.pages.clean_text import clean
from agents.pages.web_page import joined, urls

TEXT = 1_000_000  # characters of one document
PASSAGES = 20_000
FIGURES = 20
FRONT = 100  # lines above the first heading that may tell where the authors work

_PANEL = re.compile(r"\(?[a-z]\)|\([ivx]+\)")  # how the caption of a panel begins


@dataclass
class _Float:
    """A figure or table that is open, within its page or within another one."""

    is_table: bool = False
    has_rows: bool = False
    caption: str = ""
    images: list[str] = field(default_factory=list)
    panels: list[str] = field(default_factory=list)  # what its panels say


class PageReading:
    """Puts together what belongs together: a sentence and its formula, a panel's words."""

    def __init__(self, url: str) -> None:
        self.passages: list[Passage] = []
        self.front: list[str] = []
        self._url = url
        self._size = 0
        self._has_headings = False
        self._lead_in = ""
        self._pieces: list[str] = []  # of the paragraph that is open
        self._kind: PassageKind = "paragraph"
        self._goes_on = False  # the paragraph, since a formula was its last
        self._floats: list[_Float] = []
        self._tables = 0  # so far
        self._open_tables = 0
        self._figures: list[DocumentFigure] = []

    def base(self, href: str) -> None:
        self._url = joined(self._url, href) or self._url

    def figures(self) -> tuple[DocumentFigure, ...]:
        return tuple(self._figures[:FIGURES])

    def heading(self, text: str, level: int, *, is_appendix: bool = False) -> None:
        if is_appendix and "append" not in text.lower():
            text = f"Appendix: {text}"
        self.paragraph_ends()
        self._lead_in = ""
        self._has_headings = True
        self._add("heading", text, level=level)

    def prose(self, text: str, *, is_item: bool) -> None:
        if not self._goes_on:
            self.paragraph_ends()
            self._kind = "item" if is_item else "paragraph"
        if not self._has_headings and len(self.front) < FRONT:
            self.front += filter(None, map(clean, text.split("\n")))
        line = clean(f"{self._lead_in} {text}")
        self._lead_in, self._goes_on = "", False
        if line:
            self._pieces.append(line)

    def formula(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._goes_on = True

    def lead_in(self, text: str) -> None:
        """A term or "Theorem 1", which the next paragraph begins with."""
        self.paragraph_ends()
        self._lead_in = text

    def paragraph_ends(self) -> None:
        pieces, self._pieces = self._pieces, []
        self._goes_on = False
        self._add(self._kind, " ".join(pieces))

    def row(self, text: str) -> None:
        self.paragraph_ends()
        for one in self._floats:
            one.has_rows = True
        self._add("row", text, table=self._tables)

    def caption(self, text: str) -> None:
        """A panel's waits for that of the whole, which it is printed with."""
        self.paragraph_ends()
        if not self._floats:
            self._add("caption", text)
            return
        here = self._floats[-1]
        if len(self._floats) > 1 and _PANEL.match(text):
            here.panels.append(text)
            return
        here.caption = f"{here.caption} {text}".strip()
        said, here.panels = here.panels, []
        is_of_table = any(one.is_table or one.has_rows for one in self._floats)
        text = " ".join((text, *said))
        self._add("caption", text, table=self._tables if is_of_table else 0)

    def image(self, source: str) -> None:
        if self._floats and source.strip():
            self._floats[-1].images.append(joined(self._url, source))

    def table_begins(self) -> None:
        self.paragraph_ends()
        if not self._floats and not self._open_tables:
            self._tables += 1
        self._open_tables += 1

    def table_ends(self) -> None:
        self._open_tables -= 1

    def float_begins(self, *, is_table: bool) -> None:
        self.paragraph_ends()
        if not self._floats:
            self._tables += 1
        self._floats.append(_Float(is_table))

    def float_ends(self) -> None:
        self.paragraph_ends()
        here = self._floats.pop()
        caption = here.caption or " ".join(here.panels)
        if not self._floats or here.caption:
            self._figures += [
                DocumentFigure(url=u, caption=caption) for u in urls(here.images)
            ]
        else:
            self._floats[-1].images += here.images
        if self._floats:
            self._floats[-1].panels += here.panels
        else:
            self._add("caption", " ".join(here.panels))

    def _add(
        self, kind: PassageKind, text: str, *, level: int = 0, table: int = 0
    ) -> None:
        text = text[: max(0, TEXT - self._size)]
        if not text or len(self.passages) >= PASSAGES:
            return
        self._size += len(text)
        self.passages.append(Passage(kind=kind, text=text, level=level, table=table))
