"""RSS and Atom in all their dialects → entries. feedparser reads what is not `plain_rss`."""

import re
from datetime import datetime
from typing import Any

import feedparser

from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.plain_text import plain
from agents.sources.entry import Entry
from agents.sources.pieces import without_odd
from agents.sources.plain_rss import plain_rss
from agents.sources.safe_xml import safe_xml
from agents.sources.urls import absolute

ROOTS = ("rss", "rdf", "feed")
_CLOSED = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_LONGEST = 200_000  # characters of markup that are looked at, per text
# What feedparser lets out where a document is not what it expects, such as an
# element in a place where none belongs (seen with 6.0.14).
_SURPRISES = (
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError,
    AssertionError, RuntimeError,
)  # fmt: skip

Raw = dict[str, Any]


class XmlFeed:
    """A parsed feed; `fault` says what is wrong with it as a whole, "" for nothing."""

    def __init__(self, text: str, name: str, url: str) -> None:
        document = safe_xml(text, name, said("a feed"), ROOTS)
        parsed, document, odd = _read_in(document, name)
        entries = [dict(entry) for entry in parsed["entries"]]
        faults = []
        if odd:
            whole = odd + len(entries)
            faults.append(
                said("{odd} of {all} entries cannot be read", odd=odd, all=whole)
            )
        if parsed["bozo"]:
            # An entry that is not closed may end in mid-title.
            entries = entries[: len(_CLOSED.findall(document))]
            why = parsed["bozo_exception"]
            faults.append(said("not well-formed XML ({why})", why=why))
        self.fault = said("; ").join(faults)
        self.entries: list[Raw] = entries
        self._feed = dict(parsed["feed"])
        self._base = absolute(_text(self._feed, "link"), url) or url

    def dates(self, raw: Raw) -> tuple[str, ...]:
        """When the entry appeared; its last change only where nothing else is said."""
        keys = ("published", "updated", "created", "prism_publicationdate")
        return tuple(stated for key in keys if (stated := _text(raw, key)))

    def entry(self, raw: Raw, published: datetime | None) -> Entry:
        return Entry(
            title=_read(raw.get("title_detail")) or _text(raw, "title"),
            link=_link(raw),
            base=self._base,
            text=_longest(raw),
            published=published,
            authors=_names(raw) or _names(self._feed),
            topics=tuple(
                _text(tag, "label") or _text(tag, "term") for tag in _dicts(raw, "tags")
            ),
            images=tuple(_images(raw)),
        )


def _read_in(document: bytes, name: str) -> tuple[Any, bytes, int]:
    """What feedparser makes of it, of which document, and without how many entries.

    Raises SourceError where it makes nothing of any entry.
    """
    if (usual := plain_rss(document)) is not None:
        return usual, document, 0
    try:
        return _parsed(document), document, 0
    except _SURPRISES as error:
        rest, odd = without_odd(document, _is_readable)
        if not (odd and _is_readable(rest) and (parsed := _parsed(rest))["entries"]):
            raise SourceError(
                said("{name}: not a readable feed ({error!r})", name=name, error=error)
            ) from error
        return parsed, rest, odd


def _is_readable(document: bytes) -> bool:
    try:
        _parsed(document)
    except _SURPRISES:
        return False
    return True


def _parsed(document: bytes) -> Any:
    return feedparser.parse(  # noqa: TID251  # bytes only, see `safe_xml`
        document,
        response_headers=_HEADERS,
        sanitize_html=False,  # all markup is taken out below
        resolve_relative_uris=False,
    )


def _link(raw: Raw) -> str:
    """The entry's page: where a feed service redirects to, rel=alternate, or the id.

    An id counts only if it is an address by itself: a guid is a permalink unless it
    says otherwise (RSS 2.0), and most don't.
    """
    if original := _text(raw, "feedburner_origlink"):
        return original
    link = _text(raw, "link")
    if link and not raw.get("guidislink"):
        return link
    others = (
        _text(other, "href")
        for other in _dicts(raw, "links")
        if other.get("rel") == "alternate"
    )
    identifier = _text(raw, "id")
    own = identifier if identifier.startswith(("http://", "https://")) else ""
    return next(filter(None, others), own)


def _longest(raw: Raw) -> str:
    """The longest of content:encoded, content, summary and description."""
    parts = (*_dicts(raw, "content"), raw.get("summary_detail"))
    return max(map(_read, parts), key=len) or plain(_text(raw, "summary")[:_LONGEST])


def _read(part: object) -> str:
    """The plain text of one of feedparser's details: a value with its type."""
    if not isinstance(part, dict):
        return ""
    value = _text(part, "value")[:_LONGEST]
    return value if part.get("type") == "text/plain" else plain(value)


def _names(raw: Raw) -> tuple[str, ...]:
    return tuple(
        filter(None, (_text(author, "name") for author in _dicts(raw, "authors")))
    )


def _images(raw: Raw) -> list[str]:
    """Media RSS, then enclosures, then thumbnails."""
    media = [one for one in _dicts(raw, "media_content") if _is_image(one)]
    files = [one for one in _dicts(raw, "links") if one.get("rel") == "enclosure"]
    thumbnails = _dicts(raw, "media_thumbnail")
    found = [*media, *filter(_is_image, files), *thumbnails]
    return [_text(one, "url") or _text(one, "href") for one in found]


def _is_image(one: Raw) -> bool:
    return one.get("medium") == "image" or _text(one, "type").startswith("image/")


def _text(raw: Raw, key: str) -> str:
    """A text, whatever feedparser made of an element that it does not know."""
    value = dict.get(raw, key)  # its own `get` maps names, with warnings
    return value if isinstance(value, str) else ""


def _dicts(raw: Raw, key: str) -> list[Raw]:
    value = dict.get(raw, key)
    parts = value if isinstance(value, list) else []
    return [part for part in parts if isinstance(part, dict)]
