"""A paper's HTML as arXiv serves it (LaTeXML): its text by the `ltx_` classes. Pure."""

from collections import Counter
from collections.abc import Mapping

from agents.domain.document import Document
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.affiliations import (
    holds_institutions,
    institutions,
    names_institutions,
)
from agents.pages.clean_text import clean
from agents.pages.grid import Cell, Grid, span
from agents.pages.latexml import Gate
from agents.pages.latexml_elements import (
    EQUATIONS,
    LINE_CLASSES,
    LINES,
    WATCHED,
    OpenElement,
    is_bullet,
    is_float,
    is_row,
    passage_of,
    role_of,
)
from agents.pages.licence import stated_licence
from agents.pages.markup import parse, sheet_of
from agents.pages.outline import concludes
from agents.pages.page_reading import PageReading
from agents.pages.stamp import stamped_day
from agents.pages.visible import Visible

READ = 4_000_000  # characters of a page; the longest papers have 1.6 million
ELEMENTS = 150_000  # of one page that are read, those of formulas apart
FRONT = 20_000  # characters above the first heading that may name institutions
MARKED = 1_000  # affiliations; a large collaboration has hundreds
LEAST = 200  # characters of text beside the abstract; a page with less is a stub


def read_html(html: str, url: str) -> Document:
    """The paper of a page. Raises SourceError for a stub, which has no text."""
    walk = _Walk(url)
    read = html[:READ]
    parse(read, Gate(Visible(walk, sheet_of(read), ELEMENTS), walk.pass_over))
    document = walk.document()
    prose = (one.text for one in document.passages if one.kind != "heading")
    if sum(map(len, prose)) < LEAST:
        raise SourceError(said("{url} holds no text of a paper", url=url))
    return document


class _Walk:
    """Tells what is visible apart, in reading order."""

    def __init__(self, url: str) -> None:
        self._reading = PageReading(url)
        self._open: list[OpenElement] = []
        self._collecting: list[OpenElement] = []
        self._within: Counter[str] = Counter()  # the watched classes around
        self._grids: list[Grid] = []  # of the tables that are open
        self._said: dict[str, list[str]] = {}  # by role
        self._has_bibliography = False

    def pass_over(self) -> None:
        """Note a bibliography: a whole text has one, and appendices follow it."""
        self._has_bibliography = True
        self._reading.heading("References", 1)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        classes = frozenset(attributes.get("class", "").split())
        if self._collecting:
            self._break(tag, classes, attributes)
        if tag == "base":
            self._reading.base(attributes.get("href", ""))
        one = self._opened(tag, classes, attributes)
        self._open.append(one)
        self._within.update(classes & WATCHED)
        if one.is_table:
            self._grids.append(Grid())
            self._reading.table_begins()
        if one.is_float:
            self._reading.float_begins(is_table="ltx_table" in classes)
        if tag == "img" and not (self._collecting and self._collecting[-1].cells):
            self._reading.image(attributes.get("src", ""))
        if one.becomes:
            one.tables = len(self._grids)
            self._collecting.append(one)
        if one.becomes == "licence" and "creativecommons.org/" in attributes.get(
            "href", ""
        ):
            one.text.append(f"{attributes['href']} ")

    def end(self, _tag: str) -> None:
        one = self._open.pop()
        self._within.subtract(one.classes & WATCHED)
        if one.becomes:
            self._collecting.pop()
            self._keep(one)
        if one.is_table:
            self._grids.pop()
            self._reading.table_ends()
        if one.is_float:
            self._reading.float_ends()
        if "ltx_para" in one.classes:
            self._reading.paragraph_ends()

    def data(self, text: str) -> None:
        if not self._collecting:
            return
        one = self._collecting[-1]
        if one.becomes != "row":
            one.text.append(text)
        elif one.cells:
            one.cells[-1].text.append(text)

    def document(self) -> Document:
        """What was found. It is whole with a bibliography or a conclusion."""
        self._reading.paragraph_ends()
        headings = (p.text for p in self._reading.passages if p.kind == "heading")
        block = "\n".join(self._said.get("authors", ()))
        front = "\n".join(
            (block, *self._said.get("abstract", ()), *self._reading.front)
        )[:FRONT]
        known = institutions(self._said.get("affiliation", ())[:MARKED], front)
        return Document(
            title=clean(" ".join(self._said.get("title", ())))[:300],
            abstract=clean(" ".join(self._said.get("abstract", ()))),
            passages=tuple(self._reading.passages),
            affiliations=known,
            unlabelled=not known
            and (holds_institutions(block) or names_institutions(front)),
            licence=stated_licence(" ".join(self._said.get("licence", ()))),
            figures=self._reading.figures(),
            published=stamped_day(" ".join(self._said.get("stamp", ()))),
            is_whole=self._has_bibliography or any(map(concludes, headings)),
        )

    def _break(
        self, tag: str, classes: frozenset[str], attributes: Mapping[str, str]
    ) -> None:
        """What stands between the words of one element and those of the next."""
        one = self._collecting[-1]
        if tag in LINES or classes & LINE_CLASSES:
            is_cell = tag in ("td", "th") or "ltx_td" in classes
            if one.becomes == "row" and is_cell and len(self._grids) == one.tables:
                columns, rows = (
                    attributes.get("colspan", ""),
                    attributes.get("rowspan", ""),
                )
                one.cells.append(Cell(span(columns), span(rows)))
            else:
                self.data("\n")

    def _opened(
        self, tag: str, classes: frozenset[str], attributes: Mapping[str, str]
    ) -> OpenElement:
        one = OpenElement(classes, is_float=is_float(tag, classes))
        top = self._collecting[-1] if self._collecting else None
        is_open = top is None or top.is_prose  # to rows and tables of its own
        role = role_of(tag, classes, attributes, top)
        if role:
            one.becomes, one.is_role = role, True
        elif top is None and self._within["ltx_document"]:
            one.becomes, one.level = passage_of(
                tag, classes, is_item=self._within["ltx_item"] > 0
            )
        elif top is not None and top.is_prose and is_row(tag, classes):
            self._cut_in(top)
            one.becomes = "row"
        is_table = tag == "table" or "ltx_tabular" in classes
        if is_table and not classes & EQUATIONS:
            one.is_table = is_open or (top is not None and top.becomes == "row")
        return one

    def _cut_in(self, top: OpenElement) -> None:
        """A table within a paragraph: what stood before it is a passage by itself."""
        self._keep(top)
        top.text.clear()

    def _keep(self, one: OpenElement) -> None:
        whole = "".join(one.text)
        if one.is_role:
            self._say(one.becomes, whole)
        elif one.becomes == "row":
            self._reading.row(self._grids[-1].line(one.cells) if self._grids else "")
        elif one.becomes == "heading":
            is_appendix = "ltx_title_appendix" in one.classes
            self._reading.heading(clean(whole), one.level, is_appendix=is_appendix)
        elif one.becomes == "caption":
            self._reading.caption(clean(whole))
        elif one.becomes == "lead-in":
            text = clean(whole)
            self._reading.lead_in("" if is_bullet(text) else text)
        elif one.becomes == "formula":
            self._reading.formula(clean(whole))
        else:
            self._reading.prose(whole, is_item=one.becomes == "item")

    def _say(self, role: str, text: str) -> None:
        lines = [line for part in text.split("\n") if (line := clean(part))]
        if role == "affiliation":
            self._said.setdefault(role, []).append("\n".join(lines))
        elif role == "mark":
            self._collecting[-1].text.append(f"\n[{clean(text)}] ")
        else:
            self._said.setdefault(role, []).extend(lines)
