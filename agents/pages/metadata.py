"""What a page states about itself: title, date, images, a password field. Pure."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from agents.domain.foreign import document
from agents.pages.clean_text import clean, cut
from agents.pages.css.elements import EnoughError
from agents.pages.markup import parse
from agents.pages.visible import ELEMENTS

TITLE = 300  # characters of a title
BLOCKS = 20  # of JSON-LD that are read
NODES = 2_000  # values of one block that are looked at

# The names of a page's own date: Open Graph's, schema.org's, Dublin Core's, the press's.
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "og:release_date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "date",
    "pubdate", "publishdate", "publish_date", "publish-date", "parsely-pub-date",
    "citation_publication_date", "bytedance:published_time", "sailthru.date",
)  # fmt: skip
_ARTICLE = re.compile(r"(Article|Posting|Report|WebPage)$")


class Metadata:
    """A target of lxml's event parser that notes what a page says of itself."""

    def __init__(self, html: str) -> None:
        self.base = ""
        self.asks_password = False
        self._open: list[str] = []
        self._meta: dict[str, str] = {}  # the first of each name, in lower case
        self._texts: dict[str, str] = {}  # of the first `title` and the first `h1`
        self._times: list[str] = []
        self._blocks: list[str] = []
        self._pictures: list[str] = []
        self._heard: list[str] | None = None
        self._elements = 0
        parse(html, self)

    @property
    def title(self) -> str:
        return next(iter(self.titles), "")

    @property
    def titles(self) -> list[str]:
        """All that it calls itself, the best first."""
        names = ("og:title", "twitter:title")
        found = [self._meta.get(name, "") for name in names]
        found += [self._texts.get(tag, "") for tag in ("h1", "title")]
        return [cut(text, TITLE) for text in map(clean, found) if text]

    @property
    def dates(self) -> list[str]:
        """What is meant as the page's own date, as written, the best first.

        Several `<time>`s say nothing.
        """
        stated = [self._meta.get(name, "") for name in _DATES]
        stated += [date for block in self._blocks[:BLOCKS] for date in _dates(block)]
        if len(set(self._times)) == 1:
            stated.append(self._times[0])
        return [text for text in stated if text]

    @property
    def images(self) -> list[str]:
        """As written: those chosen for sharing first, then those of the article."""
        names = ("og:image", "og:image:url", "twitter:image", "twitter:image:src")
        return [self._meta[name] for name in names if name in self._meta] + [
            *self._pictures
        ]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._open.append(tag)
        self._elements += 1
        if self._elements > ELEMENTS:
            raise EnoughError
        if note := self._NOTES.get(tag):
            note(self, attributes)
        is_new = tag in ("title", "h1") and tag not in self._texts
        if is_new or "ld+json" in attributes.get("type", "").lower():
            self._heard = []

    def end(self, tag: str) -> None:
        self._open.pop()
        if self._heard is not None and tag in ("title", "h1", "script"):
            text = "".join(self._heard)
            self._heard = None
            if tag == "script":
                self._blocks.append(text)
            else:
                self._texts[tag] = text

    def data(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(text)

    def close(self) -> None:
        pass

    def _note_meta(self, attributes: Mapping[str, str]) -> None:
        for key in ("property", "name", "itemprop"):
            if name := attributes.get(key, "").strip().lower():
                self._meta.setdefault(name, attributes.get("content", "").strip())

    def _note_time(self, attributes: Mapping[str, str]) -> None:
        if "datetime" not in attributes:
            return
        self._times.append(attributes["datetime"])
        if "pubdate" in attributes or attributes.get("itemprop") == "datePublished":
            self._meta.setdefault("datepublished", attributes["datetime"])

    def _note_picture(self, attributes: Mapping[str, str]) -> None:
        if "article" in self._open or "main" in self._open:
            source = attributes.get("data-src") or attributes.get("src", "")
            self._pictures.append(source)

    def _note_base(self, attributes: Mapping[str, str]) -> None:
        self.base = self.base or attributes.get("href", "")

    def _note_input(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("type", "").strip().lower() == "password":
            self.asks_password = True

    _NOTES: ClassVar[dict[str, Callable[["Metadata", Mapping[str, str]], None]]] = {
        "meta": _note_meta,
        "time": _note_time,
        "img": _note_picture,
        "base": _note_base,
        "input": _note_input,
    }


def _dates(block: str) -> Iterator[str]:
    """The `datePublished` of every article in one block of JSON-LD (schema.org)."""
    try:
        first = document(block)
    except ValueError:
        return
    left, looked_at = deque([first]), 0
    while left and looked_at < NODES:
        node, looked_at = left.popleft(), looked_at + 1
        if isinstance(node, list):
            left.extend(node)
        elif isinstance(node, dict):
            left.extend(node.values())
            if _is_article(node.get("@type")):
                yield str(node.get("datePublished", ""))


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(_ARTICLE.search(one) for one in kinds if isinstance(one, str))
