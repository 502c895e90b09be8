"""What of a page a reader sees, element by element. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from tinycss2 import parse_component_value_list

from agents.pages.css import media
from agents.pages.css.elements import EnoughError, StyledElement, names
from agents.pages.css.stylesheet import Stylesheet
from agents.pages.styles import Look, look

ELEMENTS = 30_000  # of one document that are read

# Never text for a reader: code, fallbacks, and what a form holds.
UNREAD = frozenset((
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg",
    "canvas", "video", "audio", "select", "datalist", "textarea", "title",
    "dialog",
))  # fmt: skip
# Read whatever its own style: WeChat's scripts show it when its pictures are there.
WECHAT = "#js_content"
STYLELESS = frozenset({"noscript", "template", "iframe", "textarea", "title", "script"})
_NO_NAMES: frozenset[str] = frozenset()


class Sink(Protocol):
    """Takes what is visible."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...


@dataclass
class Open:
    """An element that is not finished yet."""

    element: StyledElement
    look: Look
    children: int = 0
    last: StyledElement | None = None  # of its children that are finished


class Visible:
    """A target of lxml's parser that passes on only what a reader sees."""

    def __init__(self, sink: Sink, sheet: Stylesheet, most: int = ELEMENTS) -> None:
        self._sink, self._most = sink, most
        self._open: list[Open] = []
        self._elements = 0
        self._sheet = sheet
        self._has_content = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > self._most:
            raise EnoughError
        parent = self._open[-1] if self._open else None
        element = _placed(tag, attributes, parent)
        seen = self._look(element, parent.look if parent else Look())
        self._open.append(Open(element, seen))
        if not seen.is_gone:
            self._sink.start(tag, attributes)

    def _look(self, element: StyledElement, around: Look) -> Look:
        if element.tag in UNREAD:
            return Look(is_gone=True)
        seen = look(around, element, self._sheet)
        hidden = seen.is_gone or seen.is_invisible
        if hidden and element.tag in ("html", "body"):  # until a script shows them
            return replace(seen, is_gone=False, is_invisible=False, opacity=1.0)
        if WECHAT in element.names and not self._has_content:
            self._has_content = True
            return around
        return seen

    def end(self, _tag: str) -> None:
        ended = self._open.pop()
        if self._open:
            self._open[-1].last = ended.element
        if not ended.look.is_gone:
            self._sink.end(ended.element.tag)

    def data(self, text: str) -> None:
        # Around the root element there is only white space.
        if self._open and self._open[-1].look.is_readable:
            self._sink.data(text)


def _placed(
    tag: str, attributes: Mapping[str, str], parent: Open | None
) -> StyledElement:
    if parent is None:
        return StyledElement(tag, attributes, names=names(attributes))
    parent.children += 1
    return StyledElement(
        tag,
        attributes,
        parent.element,
        parent.last,
        parent.children,
        names(attributes) if attributes else _NO_NAMES,
    )


class Styles:
    """Collects a page's own style sheets; those for paper and the like are left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._unread = 0  # open elements whose styles do not count
        self._is_style = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._unread += tag in STYLELESS
        wanted = media.on_screen(
            parse_component_value_list(attributes.get("media", ""))
        )
        self._is_style = tag == "style" and not self._unread and wanted

    def end(self, tag: str) -> None:
        self._unread -= tag in STYLELESS
        if self._is_style:
            self._parts.append("\n")
        self._is_style = False

    def data(self, text: str) -> None:
        if self._is_style:
            self._parts.append(text)

    def whole(self) -> Stylesheet:
        return Stylesheet("".join(self._parts))
