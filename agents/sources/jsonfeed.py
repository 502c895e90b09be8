"""JSON Feed 1.0 and 1.1 (jsonfeed.org) → entries."""

from datetime import datetime

from pydantic import Field

from agents.messages.said import said
from agents.pages.plain_text import plain
from agents.sources.entry import Entry
from agents.sources.shape import Foreign, Records, shaped
from agents.sources.urls import absolute

_LONGEST = 200_000  # characters of markup that are looked at, per text


class _Author(Foreign):
    name: str | None = None


class _Attachment(Foreign):
    url: str
    mime_type: str = ""


class JsonFeedItem(Foreign):
    id: str | int = ""
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: str | None = None
    banner_image: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    author: _Author | None = None  # version 1.0
    authors: tuple[_Author, ...] | None = None
    tags: tuple[str, ...] | None = None
    attachments: tuple[_Attachment, ...] | None = None


class _Feed(Foreign):
    """What frames the items; each of these is read by itself."""

    version: str = Field(pattern=r"^https?://jsonfeed\.org/version/1(\.\d)?/?$")
    home_page_url: object = None
    items: tuple[object, ...] = Field(max_length=50_000)  # nearly 1 KB of memory each


class JsonFeed:
    """A parsed JSON Feed; `fault` tells of odd items. Raises SourceError for other JSON."""

    def __init__(self, text: str, name: str, url: str) -> None:
        feed = shaped(_Feed, text.encode(), said("{name}: not a JSON Feed", name=name))
        records = Records(JsonFeedItem, name, said("items"))
        self.entries = records.fitting(feed.items)
        self.fault = "".join(records.faults())
        home = feed.home_page_url
        self._base = (absolute(home, url) if isinstance(home, str) else None) or url

    def dates(self, item: JsonFeedItem) -> tuple[str, ...]:
        return tuple(filter(None, (item.date_published, item.date_modified)))

    def entry(self, item: JsonFeedItem, published: datetime | None) -> Entry:
        html = plain((item.content_html or "")[:_LONGEST])
        authors = item.authors or ((item.author,) if item.author else ())
        files = (file.url for file in item.attachments or () if _is_image(file))
        return Entry(
            title=item.title or "",
            link=item.url or item.external_url or _permalink(item),
            base=self._base,
            text=max(html, item.content_text or "", item.summary or "", key=len),
            published=published,
            authors=tuple(author.name or "" for author in authors),
            topics=item.tags or (),
            images=tuple(filter(None, (item.image, item.banner_image, *files))),
        )


def _permalink(item: JsonFeedItem) -> str:
    text = str(item.id)
    return text if text.startswith(("http://", "https://")) else ""


def _is_image(file: _Attachment) -> bool:
    return file.mime_type.startswith("image/")
