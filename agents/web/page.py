"""An article's text from its page; walls and empty pages are errors."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from urllib.parse import urljoin

import trafilatura
from pydantic import TypeAdapter, ValidationError

from agents.domain.document import Document
from agents.domain.reading import Page
from agents.domain.words import Url
from agents.errors import SourceError
from agents.ports import Fetch, Fetched, ReadPage
from agents.web.address import redacted
from agents.web.characters import clean_lines
from agents.web.encoding import decode
from agents.web.markup import visible_html
from agents.web.metadata import Metadata

READ = 3_000_000  # characters of a page, with its scripts and styles
EXTRACTED = 200_000  # characters without them: a second at the worst
LEAST = 80  # characters; less is no article
IMAGES = 10
MEDIA_TYPES = ("text/html", "application/xhtml+xml", "")

# A wall is short; a long text about captchas is an article.
WALL = 800
WALL_WORDS = (
    "captcha",
    "verify you are human",
    "are you a robot",
    "just a moment",
    "enable javascript and cookies",
    "checking your browser",
    "access denied",
    "please sign in",
    "please log in",
    "sign in to continue",
    "log in to continue",
    "请登录",
    "登录后",
    "环境异常",
    "完成验证",
    "安全验证",
    "人机验证",
    "访问受限",
)

ReadPdf = Callable[[bytes, str], Awaitable[Document]]  # raises SourceError
_URL = TypeAdapter[str](Url)

ReadDate = Callable[[str], datetime | None]


def read_page(fetch: Fetch, read_date: ReadDate, read_pdf: ReadPdf) -> ReadPage:
    """The ReadPage port over a Fetch; extraction runs beside the event loop.

    A PDF is told by its bytes: servers label pages as PDFs, and PDFs as anything.
    """

    async def read(url: str) -> Page:
        fetched = await fetch(url, page=True)
        if not is_pdf(fetched.body):
            return await asyncio.to_thread(extract, url, fetched, read_date)
        return _page_of(await read_pdf(fetched.body, redacted(url)), url, fetched)

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
    shown = redacted(url)
    content_type = fetched.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise SourceError(f"{shown} is {media_type!r}, not a page; it is not read")
    html = decode(fetched.body, content_type)[0][:READ]
    stated = Metadata(html)
    text = _article(visible_html(html)[:EXTRACTED])
    if len(text) < WALL and _is_wall(stated, text):
        raise SourceError(f"{shown} asks for a login or a captcha; open it by hand")
    if len(text) < LEAST:
        raise SourceError(f"{shown} has no article: {len(text)} characters of text")
    found = urls([fetched.url])
    return Page(
        url=found[0] if found else url,
        title=stated.title,
        text=text,
        published=next(filter(None, map(read_date, stated.dates)), None),
        images=_images(stated, fetched.url),
    )


def _article(html: str) -> str:
    """The main text, without comments, links, images and the page's frame."""
    found = trafilatura.extract(
        f"<html><body>{html}</body></html>",
        include_comments=False,
        include_images=False,
        include_links=False,
    )
    return clean_lines(found or "")


def _is_wall(stated: Metadata, text: str) -> bool:
    said = f"{stated.title}\n{text}".lower()
    return stated.asks_password or any(word in said for word in WALL_WORDS)


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
    return tuple(dict.fromkeys(url for url in found if _is_url(url)))


def _is_url(text: str) -> bool:
    try:
        _URL.validate_python(text)
    except ValidationError:
        return False
    return True
