"""What a page states about itself: title, date, images, a password field. Pure."""

import datetime as dt
import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from agents.web.characters import clean, cut
from agents.web.markup import ELEMENTS, EnoughError, parse

TITLE = 300  # characters of a title
BLOCKS = 20  # of JSON-LD that are read
NODES = 2_000  # values of one block that are looked at

# RFC 3339 in full: a date without time or zone is no moment.
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)", re.ASCII
)
_ARTICLE = re.compile(r"(Article|Posting|Report|WebPage)$")


def moment(text: str) -> dt.datetime | None:
    """A moment that is stated with date, time and zone; anything else is None.

    >>> moment("2024-09-01T00:30+08:00").isoformat()
    '2024-09-01T00:30:00+08:00'
    """
    if not _MOMENT.fullmatch(text.strip()):
        return None
    try:
        return dt.datetime.fromisoformat(text.strip())
    except ValueError:  # 30 February
        return None


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
    def published(self) -> dt.datetime | None:
        """Only what is meant as the page's own date; several `<time>`s say nothing."""
        names = ("article:published_time", "datepublished")
        stated = [self._meta.get(name, "") for name in names]
        stated += [date for block in self._blocks[:BLOCKS] for date in _dates(block)]
        if len(set(self._times)) == 1:
            stated.append(self._times[0])
        return next((found for found in map(moment, stated) if found), None)

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
        if "datetime" in attributes:
            self._times.append(attributes["datetime"])

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
        first = json.loads(block)
    except (ValueError, RecursionError):  # the latter: a hundred thousand brackets
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
