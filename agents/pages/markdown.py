"""Markdown as its readers see it, and where its links lead. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

from agents.pages.markup import parse, visible_html

READ = 100_000  # characters
_NESTED = 20  # lists and quotations within one another


def html_of(markdown: str) -> str:
    """Its HTML, its own and that which stands in it, without what that hides."""
    return visible_html(_rendered(markdown))


def _rendered(markdown: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTED})
    return str(parser.enable("table").render(markdown[:READ]))


@dataclass
class MarkdownLink:
    """What a link says, or its picture, the address it leads to, and what stood before."""

    before: str
    url: str
    text: str = ""


@dataclass
class _Links:
    """A target of the event parser that notes the links."""

    found: list[MarkdownLink] = field(default_factory=list)
    said: str = ""  # the end of what stands before
    is_open: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "a":
            self.found.append(MarkdownLink(self.said, attributes.get("href", "")))
            self.is_open = True
        elif tag == "img" and self.is_open:
            self.found[-1].text += attributes.get("alt", "")

    def end(self, tag: str) -> None:
        if tag == "a":
            self.is_open = False
        elif tag in ("p", "li", "td"):
            self.said = ""

    def data(self, text: str) -> None:
        if self.is_open:
            self.found[-1].text += text
        self.said = (self.said + text)[-60:]


def links(markdown: str) -> list[MarkdownLink]:
    noted = _Links()
    parse(_rendered(markdown), noted)
    return noted.found
