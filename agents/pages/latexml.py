"""What of a LaTeXML page is let through: the paper's own words, a formula as TeX. Pure."""

from collections.abc import Callable, Mapping

from agents.pages.tex_formula import formula
from agents.pages.visible import Sink

_SKIPPED_TAGS = frozenset(
    ("nav", "header", "footer", "script", "button", "dialog", "form", "annotation")
)
# Not the paper's own words, or none that a reader of it needs.
_SKIPPED = frozenset((
    "ltx_acknowledgements", "ltx_note", "ltx_pubnotes", "ltx_ERROR", "ltx_TOC",
    "ltx_page_header", "ltx_page_footer", "ltx_page_navbar", "ltx_page_logo",
    "ltx_pagination", "ltx_rdf", "ltx_dates", "ltx_date", "ltx_classification",
    "ltx_keywords", "ltx_tag_equation", "ltx_eqn_eqno", "ltx_listing",
    "ltx_role_email", "ltx_role_orcid", "ltx_contact_name", "package-alerts",
    "ltx_affiliation_department", "ltx_affiliation_city", "ltx_affiliation_state",
    "ltx_affiliation_country", "ltx_affiliation_postcode", "ltx_affiliation_position",
    "ltx_affiliation_streetaddress", "ar5iv-footer",
))  # fmt: skip
# Notes that say where authors work; all other notes are passed over.
FRONT_NOTES = frozenset((
    "ltx_role_thanks", "ltx_role_institutetext", "ltx_role_affiliationtext",
    "ltx_role_address",
))  # fmt: skip


class Gate:
    """Passes the paper on to `inner`, and a bibliography to `over`, unread.

    It stands before the styles are looked at: most elements of a page are those of
    formulas, and nothing in them is looked at.
    """

    def __init__(self, inner: Sink, over: Callable[[], None]) -> None:
        self._inner, self._over = inner, over
        self._depth = 0  # open elements, from the one that was not let through
        self._shown_as = ""  # the element that stands for that one
        self._outside: list[int] = []  # the depths of drawings around what is let in
        self._alt = ""  # what a formula says
        self._drawn: _Formula | None = None  # one that says nothing of itself

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not self._depth:
            self._enter(tag, attributes)
        elif self._shown_as == "span" and tag == "foreignobject":
            self._outside.append(self._depth)  # text in a drawing, as boxes are drawn
            self._depth = 0
            self._inner.start(tag, attributes)
        else:
            self._depth += 1
            if self._drawn:
                self._drawn.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._depth > 1:
            self._depth -= 1
            if self._drawn:
                self._drawn.end()
        elif self._depth:
            self._leave()
        else:
            self._inner.end(tag)
            if tag == "foreignobject" and self._outside:
                self._depth, self._shown_as = self._outside.pop(), "span"

    def data(self, text: str) -> None:
        if not self._depth:
            self._inner.data(text)
        elif self._drawn:
            self._drawn.data(text)

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        classes = attributes.get("class", "").split()
        if tag == "math":
            self._shown_as, self._depth = tag, 1
            self._alt = attributes.get("alttext", "").strip()
            self._drawn = None if self._alt else _Formula()
        elif tag == "svg":
            self._shown_as, self._depth = "span", 1
        elif _is_skipped(tag, classes):
            self._shown_as, self._depth = "", 1
            if "ltx_bibliography" in classes:
                self._over()
            return
        self._inner.start(self._shown_as if self._depth else tag, attributes)

    def _leave(self) -> None:
        self._depth = 0
        if self._shown_as == "math":
            line = formula(self._alt) if self._alt else ""
            self._inner.data(self._drawn.whole() if self._drawn else line)
            self._drawn = None
        if self._shown_as:
            self._inner.end(self._shown_as)


def _is_skipped(tag: str, classes: list[str]) -> bool:
    if tag in _SKIPPED_TAGS or "ltx_bibliography" in classes:
        return True
    return not _SKIPPED.isdisjoint(classes) and FRONT_NOTES.isdisjoint(classes)


class _Formula:
    """A formula without `alttext`: the TeX beside it, or what it shows."""

    def __init__(self) -> None:
        self._inside: list[str] = []  # open elements; the encoding of annotations
        self._tex: list[str] = []
        self._shown: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        is_note = tag.startswith("annotation")
        encoding = attributes.get("encoding", "?") if is_note else ""
        self._inside.append(encoding or (self._inside[-1] if self._inside else ""))

    def end(self) -> None:
        self._inside.pop()

    def data(self, text: str) -> None:
        encoding = self._inside[-1] if self._inside else ""
        if encoding == "application/x-tex":
            self._tex.append(text)
        elif not encoding:
            self._shown.append(text)

    def whole(self) -> str:
        tex = "".join(self._tex).strip()
        return formula(tex) if tex else " ".join("".join(self._shown).split())
