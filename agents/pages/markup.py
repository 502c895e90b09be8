"""HTML as a reader sees it: as plain text, or as HTML without what is hidden. Pure.

lxml's event parser is linear in all that was tried (nested, unclosed, doubled), where
its trees are quadratic in attributes and end at a depth of 256, and where Python's
own parser takes 7 s for 50,000 comments.
"""

import re
import threading
from collections.abc import Mapping
from contextlib import suppress
from html import escape

from lxml import etree

from agents.pages.clean_text import clean_lines, resolved
from agents.pages.css.elements import EnoughError
from agents.pages.css.stylesheet import Stylesheet
from agents.pages.formulas import Formulas, holds_formulas
from agents.pages.visible import Sink, Styles, Visible

LONGEST = 300_000  # characters of a fragment that are read
DEEPEST = 200  # elements within one another that are passed on

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center",
    "details", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "ul",
))  # fmt: skip
LINES = frozenset({"br", "dd", "dt", "li", "option", "tr"})
CELLS = frozenset({"td", "th"})
FRAME = frozenset({"html", "head", "body", "meta", "link", "base"})
EMPTY = frozenset({"br", "hr", "img"})


_SPACE = re.compile(r"\s+")
_STYLE = re.compile("<style", re.IGNORECASE)
_NAME = re.compile("[a-z][a-z0-9]*")
_KEPT = ("class", "id", "href", "src", "data-src", "itemprop", "role", "rel", "width")


class TextCollector:
    """Collects plain text with paragraph breaks."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._preformatted = 0

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        self._preformatted += tag == "pre"
        if tag in LINES:
            self._parts.append("\n")
        elif tag in CELLS:
            self._parts.append(" ")
        self._break(tag)

    def end(self, tag: str) -> None:
        self._preformatted -= tag == "pre"
        self._break(tag)

    def data(self, text: str) -> None:
        # Within one line `whole` puts the spaces together.
        if not (self._preformatted or text.isprintable()):
            text = _SPACE.sub(" ", text)
        self._parts.append(text)

    def _break(self, tag: str) -> None:
        if tag in BLOCKS:
            self._parts.append("\n\n")

    def whole(self) -> str:
        return clean_lines("".join(self._parts))


class Markup:
    """Collects HTML again, with few attributes and bounded depth."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth <= DEEPEST and tag not in FRAME:
            kept = "".join(
                f' {name}="{escape(attributes[name])}"'
                for name in _KEPT
                if name in attributes
            )
            self._parts.append(f"<{_named(tag)}{kept}>")

    def end(self, tag: str) -> None:
        if self._depth <= DEEPEST and tag not in FRAME | EMPTY:
            self._parts.append(f"</{_named(tag)}>")
        self._depth -= 1

    def data(self, text: str) -> None:
        self._parts.append(escape(text))

    def whole(self) -> str:
        return "".join(self._parts)


def plain(html: str) -> str:
    r"""The text of an HTML fragment; paragraphs are separated by an empty line.

    >>> plain("<p>One<br>two</p><p style='display:none'>three</p>")
    'One\ntwo'
    """
    if "<" not in html and "&" not in html:
        return clean_lines(html[:LONGEST])
    text = TextCollector()
    read = html[:LONGEST]
    parse(read, _with_formulas(read, Visible(text, sheet_of(read))))
    return text.whole()


def visible_html(html: str) -> str:
    """What a page's body shows, as HTML without code and hidden text."""
    markup = Markup()
    parse(html, _with_formulas(html, Visible(markup, sheet_of(html))))
    return markup.whole()


def _with_formulas(html: str, visible: Sink) -> Sink:
    """The target of a page, with its formulas as text where it has any."""
    return Formulas(visible) if holds_formulas(html) else visible


def sheet_of(html: str) -> Stylesheet:
    """Its rules hold for what stands before it as well."""
    if not _STYLE.search(html):
        return Stylesheet()
    styles = Styles()
    parse(html, styles)
    return styles.whole()


def parse(html: str, target: Sink) -> None:
    """Run lxml's event parser over a page or a fragment, until the target stops it."""
    reader, _own.reader = _own.reader or _Reader(), None
    with suppress(EnoughError):
        reader.read(html, target)
        _own.reader = reader  # one that fails is used no more


class _Reader:
    """lxml's parser for one document after the other, which passes its events on.

    Each new parser looks up the signatures of what it calls, which takes longer than
    to read an entry of a feed.
    """

    _target: Sink

    def __init__(self) -> None:
        self._parser = etree.HTMLParser(encoding="utf-8", target=self)

    def read(self, html: str, target: Sink) -> None:
        self._target = target
        self._parser.feed(b"<html>" + resolved(html).encode())
        self._parser.close()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._target.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._target.end(tag)

    def data(self, text: str) -> None:
        self._target.data(text)

    def close(self) -> None:
        pass


class _Own(threading.local):
    """What each thread has for itself."""

    reader: _Reader | None = None


_own = _Own()


def _named(tag: str) -> str:
    """`o:p` and other inventions are plain spans."""
    return tag if _NAME.fullmatch(tag) else "span"
