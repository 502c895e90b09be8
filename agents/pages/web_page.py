"""An article's text from its page; walls and empty pages are errors."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from urllib.parse import urljoin

from agents.domain.document import Document, Passage
from agents.domain.reading import Page
from agents.domain.words import valid_url
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.encoding import decode
from agents.pages.markup import visible_html
from agents.pages.metadata import Metadata
from agents.pages.passages import passages, within
from agents.pages.walls import is_wall
from agents.ports import Fetch, Fetched, ReadPage
from agents.web.address import briefly

READ = 6_000_000  # characters of a page, with its scripts and styles
SHOWN = 1_500_000  # characters of its markup without them
TEXT = 1_000_000  # characters of text
WALL = 800  # characters of what stands around a field for a password
LEAST = 80  # characters; less is no article
IMAGES = 10
WECHAT = 'id="js_content"'  # as `visible_html` writes it
MEDIA_TYPES = ("text/html", "application/xhtml+xml", "")

ReadPdf = Callable[[bytes, str], Awaitable[Document]]  # raises SourceError

ReadDate = Callable[[str], datetime | None]


def read_page(fetch: Fetch, read_date: ReadDate, read_pdf: ReadPdf) -> ReadPage:
    """The ReadPage port over a Fetch; extraction runs beside the event loop.

    A PDF is told by its bytes: servers label pages as PDFs, and PDFs as anything.
    """

    async def read(url: str) -> Page:
        fetched = await fetch(url, page=True)
        if not is_pdf(fetched.body):
            return await asyncio.to_thread(extract, url, fetched, read_date)
        return _page_of(await read_pdf(fetched.body, briefly(url)), url, fetched)

    return read


def is_pdf(body: bytes) -> bool:
    """Whether these are a PDF's bytes, whatever the server says they are.

    Readers look for its mark in the first 1,024 (ISO 32000-1, annex H); a page that
    tells of that mark begins with a tag.
    """
    return b"%PDF-" in body[:1024] and body.lstrip()[:1] != b"<"


def _page_of(document: Document, url: str, fetched: Fetched) -> Page:
    found = urls([fetched.url])
    return Page(
        url=found[0] if found else url,
        title=document.title,
        text=document.text,
        passages=document.passages,
    )


def extract(url: str, fetched: Fetched, read_date: ReadDate) -> Page:
    """The article of a page. Raises SourceError when there is none."""
    shown = briefly(url)
    content_type = fetched.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise SourceError(
            said(
                "{shown} is {media_type!r}, not a page; it is not read",
                shown=shown,
                media_type=media_type,
            ),
            stands=True,
        )
    html = decode(fetched.body, content_type)[0][:READ]
    stated = Metadata(html)
    passages = _article(visible_html(html)[:SHOWN], stated.title)
    text = _text(passages)
    if _is_wall(stated, text):
        raise SourceError(
            said("{shown} asks for a login or a captcha; open it by hand", shown=shown),
            stands=True,
        )
    if len(text) < LEAST:
        raise SourceError(
            said(
                "{shown} has no article: {count} characters of text",
                shown=shown,
                count=len(text),
            ),
            stands=True,
        )
    found = urls([fetched.url])
    return Page(
        url=found[0] if found else url,
        title=stated.title,
        text=text,
        passages=passages,
        published=next(filter(None, map(read_date, stated.dates)), None),
        images=_images(stated, fetched.url),
    )


def _article(shown: str, title: str) -> tuple[Passage, ...]:
    """The main text, without comments, images and the page's frame."""
    found = _passages(shown)
    if found[:1] and found[0].kind == "heading" and found[0].text == title:
        found = found[1:]
    room = TEXT
    for n, passage in enumerate(found):
        room -= len(passage.text) + 1
        if room < 0:
            return found[:n]
    return found


def _passages(shown: str) -> tuple[Passage, ...]:
    """Of the main text; trafilatura knows where it usually stands."""
    if WECHAT in shown:
        found = passages(within(shown, "js_content"))
        if len(_text(found)) >= LEAST:
            return found
    # Most pages of a rerun are kept, and it takes its time to load: in this thread.
    import trafilatura  # noqa: PLC0415

    main = trafilatura.extract(
        f"<html><body>{shown}</body></html>",
        output_format="html",
        include_comments=False,
        include_images=False,
        include_links=False,
    )
    return passages(main or "")


def _text(found: Iterable[Passage]) -> str:
    return "\n".join(f"- {p.text}" if p.kind == "item" else p.text for p in found)


def _is_wall(stated: Metadata, text: str) -> bool:
    """Little text below the words of a wall, or nothing but such words."""
    asks = stated.asks_password or is_wall(stated.title)
    return (asks and len(text) < WALL) or is_wall(text)


def _images(stated: Metadata, url: str) -> tuple[str, ...]:
    base = joined(url, stated.base) or url
    return urls(joined(base, image) for image in stated.images if image)[:IMAGES]


def joined(base: str, reference: str) -> str:
    """The address that a page's reference means; "" where it means none."""
    try:
        return urljoin(base, reference.strip())
    except ValueError:  # a bracket in the host
        return ""


def urls(found: Iterable[str]) -> tuple[str, ...]:
    """Those that are absolute web addresses, each once, in their order."""
    return tuple(dict.fromkeys(url for url in found if valid_url(url)))
