"""A paper's HTML as arXiv serves it (LaTeXML): its text by the `ltx_` classes. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from agents.domain.document import Document, Figure, Passage, PassageKind
from agents.errors import SourceError
from agents.pages.affiliations import institutions, names_institutions
from agents.pages.licence import stated_licence
from agents.pages.outline import named_part
from agents.pages.tex import formula
from agents.web.characters import clean, cut
from agents.web.markup import parse, sheet_of
from agents.web.page import joined, urls
from agents.web.visible import Sink, Visible

READ = 4_000_000  # characters of a page; the longest papers have 1.6 million
ELEMENTS = 150_000  # of one page that are read, those of formulas apart
LEAST = 1_500  # characters of text; a page with less is a stub
FIGURES = 20
_LONGEST = 8_000  # characters of one passage

_SKIPPED_TAGS = frozenset(
    ("nav", "header", "footer", "script", "style", "svg", "button", "dialog", "form")
)
# Not the paper's own words, or none that a reader of it needs.
_SKIPPED = frozenset((
    "ltx_bibliography", "ltx_appendix", "ltx_acknowledgements", "ltx_note",
    "ltx_ERROR", "ltx_TOC", "ltx_page_header", "ltx_page_footer", "ltx_page_navbar",
    "ltx_page_logo", "ltx_pagination", "ltx_rdf", "ltx_dates", "ltx_classification",
    "ltx_keywords", "ltx_tag_item", "ltx_tag_equation", "ltx_eqn_eqno",
    "package-alerts", "infobox",
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
_ROLES = {"ltx_title_document": "title", "ltx_authors": "authors"}
_AFFILIATIONS = frozenset(("ltx_role_affiliation", "ltx_affiliation_institution"))


def read_html(html: str, url: str) -> Document:
    """The paper of a page. Raises SourceError for a stub, which has no text."""
    walk = _Walk(url)
    parse(html[:READ], _Gate(Visible(walk, sheet_of(html[:READ]), ELEMENTS), walk))
    document = walk.document()
    prose = (one.text for one in document.passages if one.kind != "heading")
    if sum(map(len, prose)) < LEAST:
        raise SourceError(f"{url} holds no text of a paper")
    return document


class _Gate:
    """Lets through what is of the paper; a formula as the TeX that it was written in.

    It stands before the styles are looked at: most of a page's elements are of
    formulas, and nothing in them is looked at.
    """

    def __init__(self, inner: Sink, walk: "_Walk") -> None:
        self._inner, self._walk = inner, walk
        self._skipping = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
            return
        classes = attributes.get("class", "").split()
        if tag == "math":
            self._inner.data(formula(attributes.get("alttext", "")))
        elif tag in _SKIPPED_TAGS or not _SKIPPED.isdisjoint(classes):
            self._walk.pass_over(classes)
        else:
            self._inner.start(tag, attributes)
            return
        self._skipping = 1

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
    """One open element, and what its text becomes, if it collects any."""

    classes: frozenset[str]
    becomes: PassageKind | None = None
    level: int = 0
    role: str = ""  # what is no passage: title, authors, affiliation, licence
    text: list[str] = field(default_factory=list)

    @property
    def collects(self) -> bool:
        return bool(self.becomes or self.role)


class _Walk:
    """Makes passages of what is visible, in reading order."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._open: list[_Open] = []
        self._collecting: list[_Open] = []
        self._classes: Counter[str] = Counter()  # of all open elements
        self._passages: list[Passage] = []
        self._tables = 0
        self._images: list[str] = []  # of the figure that is open
        self._figures: list[Figure] = []
        self._said: dict[str, list[str]] = {}  # by role
        self._has_bibliography = False

    def pass_over(self, classes: Iterable[str]) -> None:
        """Note what is not let through: a whole text ends with a bibliography."""
        self._has_bibliography |= "ltx_bibliography" in classes

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        one = self._opened(tag, attributes)
        self._tables += "ltx_table" in one.classes or (
            "ltx_tabular" in one.classes and not self._is_in("ltx_table", "ltx_tabular")
        )
        if tag == "base":
            self._url = joined(self._url, attributes.get("href", "")) or self._url
        elif tag == "img" and (source := attributes.get("src", "").strip()):
            self._images.append(joined(self._url, source))
        if tag in ("td", "th"):
            self.data(" | ")
        elif tag == "br":
            self.data("\n")
        self._open.append(one)
        self._classes.update(one.classes)
        if one.collects:
            self._collecting.append(one)

    def end(self, _tag: str) -> None:
        one = self._open.pop()
        self._classes.subtract(one.classes)
        if one.collects:
            self._collecting.pop()
            self._keep(one)
        if one.classes & {"ltx_figure", "ltx_table"}:
            self._images.clear()

    def data(self, text: str) -> None:
        if self._collecting:
            self._collecting[-1].text.append(text)

    def document(self) -> Document:
        """What was found. It is whole with a bibliography or a conclusion."""
        authors = "\n".join(self._said.get("authors", ()))
        concludes = any(
            one.kind == "heading" and named_part(one.text) == "conclusion"
            for one in self._passages
        )
        known = institutions(self._said.get("affiliation", ()), authors)
        return Document(
            title=" ".join(self._said.get("title", ()))[:300],
            passages=tuple(self._passages),
            affiliations=known,
            unlabelled=not known and names_institutions(authors),
            licence=stated_licence(" ".join(self._said.get("licence", ()))),
            figures=tuple(self._figures[:FIGURES]),
            is_whole=self._has_bibliography or concludes,
        )

    def _is_in(self, *classes: str) -> bool:
        return any(self._classes[name] > 0 for name in classes)

    def _opened(self, tag: str, attributes: Mapping[str, str]) -> _Open:
        classes = frozenset(attributes.get("class", "").split())
        role = next((_ROLES[name] for name in classes if name in _ROLES), "")
        if attributes.get("id") == "license-tr" or attributes.get("rel") == "license":
            role = "licence"
        if self._collecting:
            # Within the authors their institutions stand out; all else flows on.
            is_within = self._collecting[-1].role == "authors"
            role = "affiliation" if is_within and classes & _AFFILIATIONS else ""
            return _Open(classes, role=role)
        if role:
            return _Open(classes, role=role)
        return self._passage(tag, classes)

    def _passage(self, tag: str, classes: frozenset[str]) -> _Open:
        level = next((_LEVELS[name] for name in classes if name in _LEVELS), 0)
        if level:
            return _Open(classes, becomes="heading", level=level)
        if "ltx_caption" in classes:
            return _Open(classes, becomes="caption")
        if tag == "tr":
            is_formula = self._is_in("ltx_equation", "ltx_equationgroup")
            return _Open(classes, becomes="paragraph" if is_formula else "row")
        if "ltx_p" in classes or classes & {"ltx_title_theorem", "ltx_verbatim"}:
            return _Open(
                classes, becomes="item" if self._is_in("ltx_item") else "paragraph"
            )
        return _Open(classes)

    def _keep(self, one: _Open) -> None:
        if one.role:
            lines = (clean(line) for line in "".join(one.text).split("\n"))
            self._said.setdefault(one.role, []).extend(filter(None, lines))
            return
        text = cut(clean("".join(one.text)).strip("| "), _LONGEST)
        if not text or one.becomes is None:
            return
        in_table = self._is_in("ltx_table", "ltx_tabular")
        self._passages.append(
            Passage(
                kind=one.becomes,
                text=text,
                level=one.level,
                table=self._tables
                if in_table and one.becomes in ("row", "caption")
                else 0,
            )
        )
        if one.becomes == "caption" and not in_table:
            self._figures += [Figure(url=u, caption=text) for u in urls(self._images)]
            self._images.clear()
