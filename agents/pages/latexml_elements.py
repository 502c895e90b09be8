"""What an element of a LaTeXML page is, told by its classes. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from agents.pages.grid import Cell
from agents.pages.latexml import FRONT_NOTES

EQUATIONS = frozenset(
    ("ltx_equation", "ltx_equationgroup", "ltx_eqn_table", "ltx_eqn_row")
)
_FLOATS = frozenset(("ltx_figure", "ltx_table", "ltx_float"))
# Elements whose words stand apart from those before them.
LINES = frozenset(("br", "p", "div", "li", "dd", "dt", "tr", "table", "td", "th"))
LINE_CLASSES = frozenset(("ltx_p", "ltx_tr", "ltx_td", "ltx_item", "ltx_caption"))
WATCHED = frozenset(("ltx_item", "ltx_document"))

_LEVELS = {
    "ltx_title_part": 1,
    "ltx_title_chapter": 1,
    "ltx_title_section": 1,
    "ltx_title_appendix": 1,
    "ltx_title_subsection": 2,
    "ltx_title_subsubsection": 3,
    "ltx_title_paragraph": 4,
    "ltx_title_subparagraph": 5,
}
_HEADINGS = ("h2", "h3", "h4", "h5")  # theorems and the like begin with an h6
_ROLES = {
    "ltx_title_document": "title",
    "ltx_authors": "authors",
    "ltx_abstract": "abstract",
}
# What arXiv sets beside the paper, by its id.
_BESIDE = {"license-tr": "licence", "watermark-tr": "stamp"}
_PASSAGES = (
    ("caption", frozenset(("ltx_caption",))),
    ("lead-in", frozenset(("ltx_title", "ltx_tag_item"))),
    ("formula", EQUATIONS),
    ("row", frozenset(("ltx_tr",))),
    ("paragraph", frozenset(("ltx_p", "ltx_verbatim"))),
)
_BY_TAG = {"tr": "row", "p": "paragraph", "figcaption": "caption"}
_AFFILIATIONS = frozenset(("ltx_role_affiliation", "ltx_affiliation_institution"))
_MARKS = frozenset(("sup", "math"))  # of an author: which institution is theirs
# A description's term, unlike a bullet or a number, is a word.
_BULLET = re.compile(r"\W*(?:[ivxlc]+|\w{0,2})\W*", re.IGNORECASE)


@dataclass(slots=True)
class OpenElement:
    """One open element, and what its text becomes: a passage, or what it is said of."""

    classes: frozenset[str]
    becomes: str = ""
    level: int = 0
    is_role: bool = False  # what is no passage: title, authors, affiliation, licence
    is_table: bool = False
    is_float: bool = False
    text: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)  # of a row
    tables: int = 0  # that are open around a row

    @property
    def is_prose(self) -> bool:
        return self.becomes in ("paragraph", "item")


def role_of(
    tag: str,
    classes: frozenset[str],
    attributes: Mapping[str, str],
    around: OpenElement | None,
) -> str:
    """What is said by an element that is no passage; "" for all others."""
    within = around.becomes if around else ""
    beside = _BESIDE.get(attributes.get("id", ""), "")
    if beside or attributes.get("rel") == "license":
        return beside or "licence"
    if classes & FRONT_NOTES and "ltx_note" in classes:
        return "authors"
    if classes & _AFFILIATIONS:
        return "" if within == "affiliation" else "affiliation"
    if tag in _MARKS and within in ("affiliation", "authors"):
        return "mark"
    if around:
        return "label" if around.is_role and "ltx_title" in classes else ""
    return next((_ROLES[name] for name in classes if name in _ROLES), "")


def passage_of(tag: str, classes: frozenset[str], *, is_item: bool) -> tuple[str, int]:
    """What passage an element becomes, with a heading's level; "" for a mere frame."""
    level = next((_LEVELS[name] for name in classes if name in _LEVELS), 0)
    if level or tag in _HEADINGS:
        return "heading", level or _HEADINGS.index(tag) + 1
    kind = next(
        (kind for kind, names in _PASSAGES if not classes.isdisjoint(names)), ""
    )
    kind = kind or _BY_TAG.get(tag, "")
    return ("item" if kind == "paragraph" and is_item else kind), 0


def is_row(tag: str, classes: frozenset[str]) -> bool:
    return tag == "tr" or "ltx_tr" in classes


def is_float(tag: str, classes: frozenset[str]) -> bool:
    return tag == "figure" or not classes.isdisjoint(_FLOATS)


def is_bullet(term: str) -> bool:
    """Whether a list's mark is a bullet or a number, not a term that it explains.

    >>> [is_bullet(mark) for mark in ("•", "(iii)", "12.", "Router.")]
    [True, True, True, False]
    """
    return _BULLET.fullmatch(term) is not None
