"""A PDF's pages → a document: its title, authors' institutions and passages. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from agents.domain.document import Document, Passage
from agents.domain.han import HAN
from agents.pages.affiliations import institutions, names_institutions
from agents.pages.clean_text import cut
from agents.pages.outline import named_part
from agents.pages.pdf_blocks import BULLET, PdfBlock, blocks
from agents.pages.pdf_headings import LARGER, is_named, is_references
from agents.pages.pdf_lines import Page, PdfLine, body_size, readable

_ABSTRACT = re.compile(r"^(abstract|摘\s?要)\s*[-—–:：.]+\s*(?=\S)", re.IGNORECASE)
_ENDED = re.compile(r"[.!?。！？:：][”’\"')\]）」]*$")
_FOOTNOTE = re.compile(rf"^(?:\d{{1,2}}|[*∗†‡§¶])\s?(?:[A-Z{HAN}]|https?:)")
_SMALLER = 0.93  # a footnote's letters against the text's
_WORD = re.compile(rf"[^\W\d_]{{2}}|[{HAN}]|=")  # or a formula
_WORD_END = re.compile(r"(\w+)[-\xad]$")
_WORD_START = re.compile(r"(\w+)")
_WORD_LENGTH = 60  # characters
_COMPOUND = re.compile(r"\b\w+-\w+\b")
_HAN = f"\u3000-\u303f{HAN}\uff00-\uffef"
_HAN_GAP = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")
_TITLE_LINES, _TITLE_LETTERS = 5, 4
_AUTHOR_LINES = 80
_CELL = 40  # characters; a line of a table that has one cell only
_LONGEST = 8_000  # characters of one passage


def document(pages: Sequence[Page]) -> Document:
    """The document, without what stands below its references."""
    legible = readable(pages)
    size = body_size(legible)
    title = _title(legible, size)
    authors, rest = _opening(legible, title)
    flow = _Flow(size, _compounds(legible))
    for block in blocks(rest):
        flow.take(block)
    passages = tuple(flow.passages())
    known = institutions((), authors)
    headings = [one.text for one in passages if one.kind == "heading"]
    return Document(
        title=cut(" ".join(line.text for line in title), 300),
        passages=passages,
        affiliations=known,
        unlabelled=not known and names_institutions(authors),
        is_whole=any(is_references(text) or _concludes(text) for text in headings),
    )


def _concludes(heading: str) -> bool:
    return named_part(heading) == "conclusion"


def _title(pages: Sequence[Page], size: float) -> list[PdfLine]:
    """The lines of the first page that are set in its largest letters."""
    first = [line for page in pages[:1] for line in page]
    words = [
        line
        for line in first
        if len(line.text) >= _TITLE_LETTERS and not _begins(line.text)
    ]
    largest = max((line.size for line in words), default=0.0)
    if not words or largest < size * LARGER:
        return []
    start = first.index(next(line for line in words if line.size == largest))
    return [
        line
        for line in first[start : start + _TITLE_LINES]
        if abs(line.size - largest) < largest * (LARGER - 1) and not is_named(line.text)
    ]


def _opening(pages: Sequence[Page], title: Sequence[PdfLine]) -> tuple[str, list[Page]]:
    """The lines of the authors, and the pages without them and without the title.

    Authors stand above the abstract; where there is none, what stands on the first
    page is text.
    """
    first = [line for page in pages[:1] for line in page if line not in title]
    begins = next((n for n, line in enumerate(first) if _begins(line.text)), None)
    authors = first[: _AUTHOR_LINES if begins is None else begins]
    rest = first[begins or 0 :]
    return "\n".join(line.text for line in authors), [rest, *pages[1:]]


def _begins(text: str) -> bool:
    """Whether a line is where the paper itself begins, below its authors."""
    is_part = is_named(text) or is_named(re.sub(r"^(?:\d|I)\.?\s+", "", text))
    return is_part or _ABSTRACT.match(text) is not None


def _compounds(pages: Iterable[Page]) -> frozenset[str]:
    """Words that are written with a hyphen within a line."""
    return frozenset(
        word.casefold()
        for page in pages
        for line in page
        for word in _COMPOUND.findall(line.text)
    )


@dataclass
class _Flow:
    """Makes passages of blocks; a paragraph goes on below a table that parts it."""

    size: float
    compounds: frozenset[str]
    _done: list[Passage] = field(default_factory=list)
    _open: str = ""
    _set_in: float = 0.0  # the size of its letters
    _aside: list[Passage] = field(default_factory=list)
    _tables: int = 0
    _in_table: bool = False
    _is_cited: bool = False
    _note: tuple[int, float] = (-1, 0.0)  # the last one's page, and where it stands

    def passages(self) -> list[Passage]:
        self._close()
        return self._done

    def take(self, block: PdfBlock) -> None:
        text = self._joined(line.text for line in block.lines)
        if block.kind == "heading":
            self._head(text, block.level)
        elif self._is_cited:
            pass
        elif block.kind == "row":
            self._beside(self._row(block.lines))
        elif block.kind == "caption":
            self._beside(self._caption(text))
        elif not self._is_footnote(block, text):
            self._in_table &= len(text) < _CELL
            self._prose(block, text)

    def _head(self, text: str, level: int) -> None:
        is_over = self._is_cited and not re.match(r"^\d|^第", text)
        if is_over:
            return
        self._close()
        self._is_cited = is_references(text) and self._is_late()
        self._in_table = False
        self._done.append(Passage(kind="heading", text=cut(text, 200), level=level))

    def _is_late(self) -> bool:
        """A table of contents names the references too."""
        return sum(one.kind != "heading" for one in self._done) >= 3  # noqa: PLR2004

    def _row(self, lines: Sequence[PdfLine]) -> Passage:
        self._tables += not self._in_table
        self._in_table = True
        cells = (cell for line in lines for cell in line.cells)
        text = cut(" | ".join(cells).replace("\xad", "-"), _LONGEST)
        return Passage(kind="row", text=text, table=self._tables)

    def _caption(self, text: str) -> Passage:
        is_table = re.match(r"table|表", text, re.IGNORECASE) is not None
        # A caption above a table begins it; one below belongs to the rows before it.
        self._tables += is_table and not self._in_table
        number = self._tables if is_table else 0
        self._in_table = is_table and not self._in_table
        return Passage(kind="caption", text=cut(text, 2_000), table=number)

    def _is_footnote(self, block: PdfBlock, text: str) -> bool:
        """A note, or the rest of one: nothing but notes stands below it in its column."""
        line = block.lines[0]
        is_small = line.size < self.size * _SMALLER
        page, base = self._note
        goes_on = line.page == page and line.base < base
        if not is_small or not (goes_on or _FOOTNOTE.match(text)):
            return False
        self._note = (line.page, line.base)
        return True

    def _prose(self, block: PdfBlock, text: str) -> None:
        if found := _ABSTRACT.match(text):
            self._head("Abstract" if found[1].isascii() else "摘要", 6)
            text = text[found.end() :]
        size = block.lines[0].size
        is_like = abs(size - self._set_in) < self.size * (LARGER - 1)
        if self._open and is_like and self._goes_on(block, text):
            self._open = self._joined((self._open, text))
        elif not _WORD.search(text):
            pass  # the axis of a chart
        elif self._open and size < self._set_in and not _ENDED.search(self._open):
            self._aside.append(_passage(text))
        else:
            self._close()
            self._open, self._set_in = text, size

    def _goes_on(self, block: PdfBlock, text: str) -> bool:
        """Whether a block continues the sentence that the one before it broke off."""
        is_over = len(self._open) > _LONGEST or _ENDED.search(self._open[-_CELL:])
        if is_over or BULLET.match(text):
            return False
        return text[0].islower() or (block.jumps and not block.indented) or (
            self._open.endswith((",", "，", "、", "\xad", "-"))
        )  # fmt: skip

    def _beside(self, passage: Passage) -> None:
        if self._open and not _ENDED.search(self._open):
            self._aside.append(passage)
        else:
            self._close()
            self._done.append(passage)

    def _close(self) -> None:
        if self._open:
            self._done += map(_passage, _parts(self._open))
        self._done += self._aside
        self._open, self._aside = "", []

    def _joined(self, texts: Iterable[str]) -> str:
        """One line; a word that was split at the end of a line is whole again."""
        parts: list[str] = []
        for text in texts:
            before = parts[-1][-_WORD_LENGTH:] if parts else ""
            end, start = _WORD_END.search(before), _WORD_START.match(text)
            if not end or not start:
                parts += [" ", text] if parts else [text]
            elif self._is_one_word(end[1], start[1]):
                parts[-1] = parts[-1][:-1] + text
            else:
                parts[-1] = f"{parts[-1][:-1]}-{text}"
        return _HAN_GAP.sub("", "".join(parts))

    def _is_one_word(self, end: str, start: str) -> bool:
        """Whether its hyphen is that of the line, not that of a compound."""
        compound = f"{end}-{start}".casefold()
        return start[0].islower() and compound not in self.compounds


def _parts(text: str) -> Iterator[str]:
    """A text without paragraphs in pieces that a passage holds, between words."""
    while len(text) > _LONGEST:
        end = text.rfind(" ", 1, _LONGEST) if " " in text[1:_LONGEST] else _LONGEST
        yield text[:end]
        text = text[end:].lstrip()
    if text:
        yield text


def _passage(text: str) -> Passage:
    text = text.replace("\xad", "-").strip()
    if BULLET.match(text):
        return Passage(kind="item", text=cut(BULLET.sub("", text), _LONGEST) or text)
    return Passage(kind="paragraph", text=cut(text, _LONGEST))
