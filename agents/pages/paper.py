"""A paper's HTML as arXiv serves it (LaTeXML): its text by the `ltx_` classes. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from agents.domain.document import Document, Figure, Passage, PassageKind
from agents.errors import SourceError
from agents.pages.affiliations import affiliations
from agents.web.characters import clean
from agents.web.markup import Sink, Visible, parse

READ = 4_000_000  # characters of a page; the longest papers have 1.6 million
ELEMENTS = 150_000  # of one page that are read, formulas apart
LEAST = 2_000  # characters of text; a page of less is a stub

_SKIPPED_TAGS = frozenset(
    ("nav", "header", "footer", "script", "style", "svg", "button", "dialog", "form")
)
# Not the paper's own words, or none that a reader of it needs.
_SKIPPED = frozenset((
    "ltx_bibliography", "ltx_appendix", "ltx_acknowledgements", "ltx_note",
    "ltx_ERROR", "ltx_TOC", "ltx_page_header", "ltx_page_footer", "ltx_page_navbar",
    "ltx_page_logo", "ltx_pagination", "ltx_rdf", "ltx_dates", "ltx_classification",
    "ltx_keywords", "ltx_tag_item", "ltx_tag_equation", "ltx_eqn_eqno",
    "ltx_role_footnote", "package-alerts", "infobox", "ltx_listing_data",
))  # fmt: skip
_LEVELS = {
    "ltx_title_abstract": 1,
    "ltx_title_part": 1,
    "ltx_title_chapter": 1,
    "ltx_title_section": 1,
    "ltx_title_subsection": 2,
    "ltx_title_subsubsection": 3,
    "ltx_title_paragraph": 4,
    "ltx_title_subparagraph": 5,
}
_LICENCE = re.compile(r"License:\s*(.{1,60})")
_CONCLUSION = re.compile(r"\bconclu(?:sions?|ding)\b|结论|总结", re.IGNORECASE)


def read_paper(html: str, url: str) -> Document:
    """The paper of a page. Raises SourceError for a stub."""
    walk = _Walk(url)
    parse(html[:READ], _Gate(Visible(walk, ELEMENTS), walk))
    document = walk.document()
    if sum(len(p.text) for p in document.passages if p.kind != "heading") < LEAST:
        raise SourceError(f"{url} has no text of a paper")
    return document


class _Gate:
    """Lets through what is of the paper; a formula as the TeX that it was written in.

    It stands before the styles are looked at: half of a page's elements are formulas.
    """

    def __init__(self, inner: Sink, walk: "_Walk") -> None:
        self._inner, self._walk = inner, walk
        self._skipping = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
            return
        if tag == "math":
            self._skipping = 1
            self._inner.data(f" {attributes.get('alttext', '')} ")
            return
        classes = attributes.get("class", "").split()
        if tag in _SKIPPED_TAGS or not _SKIPPED.isdisjoint(classes):
            self._skipping = 1
            self._walk.passed_over(classes)
            return
        self._inner.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._inner.end(tag)

    def data(self, text: str) -> None:
        if not self._skipping:
            self._inner.data(text)


@dataclass
class _Open:
    """One open element; what collects is a line of its own, the rest flows through."""

    tag: str
    classes: frozenset[str]
    collects: str = ""
    text: list[str] = field(default_factory=list)


class _Walk:
    """Makes passages of what is visible, in reading order."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._open: list[_Open] = []
        self._passages: list[Passage] = []
        self._tables = 0
        self._title = self._licence = ""
        self._authors: list[str] = []
        self._affiliations: list[str] = []
        self._images: list[str] = []
        self._figures: list[Figure] = []
        self._has_bibliography = False

    def passed_over(self, classes: list[str]) -> None:
        """Note what was not let through: the end of a whole text is a bibliography."""
        self._has_bibliography |= "ltx_bibliography" in classes

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        classes = frozenset(attributes.get("class", "").split())
        if "ltx_table" in classes or "ltx_tabular" in classes and not self._in_table():
            self._tables += 1
        if "ltx_graphics" in classes and attributes.get("src"):
            self._images.append(urljoin(self._url, attributes["src"].strip()))
        if tag in ("br", "td", "th"):
            self.data(" | " if tag != "br" else "\n")
        collects = "" if self._collector() else _collected(tag, classes, attributes)
        self._open.append(_Open(tag, classes, collects))

    def end(self, tag: str) -> None:
        one = self._open.pop()
        if one.collects:
            self._keep(one, "".join(one.text))
        if tag == "figure":
            self._images.clear()

    def data(self, text: str) -> None:
        if collector := self._collector():
            collector.text.append(text)
