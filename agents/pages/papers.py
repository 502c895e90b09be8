"""Reads a paper whole: arXiv's HTML first, its PDF where there is none or half of one."""

import asyncio
from collections.abc import Awaitable, Callable

from agents.domain.document import Document
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.encoding import decode
from agents.pages.paper import read_html
from agents.ports import Fetch, Fetched, ReadPaper

ReadPdf = Callable[[bytes, str], Awaitable[Document]]  # a body, and what it is called


def read_paper(fetch: Fetch, base: str, pdf: ReadPdf) -> ReadPaper:
    """The ReadPaper port; `base` is where `/html/<id>` and `/pdf/<id>` lie.

    Its source files are never asked for: arXiv's robots.txt closes them.
    """

    async def read(arxiv_id: str) -> Document:
        try:
            answer = await fetch(f"{base}/html/{arxiv_id}", page=True)
            return await asyncio.to_thread(_whole, answer)
        except SourceError as unread:
            answer = await _pdf(fetch, f"{base}/pdf/{arxiv_id}", unread)
        return await pdf(answer.body, said("the PDF of {paper}", paper=arxiv_id))

    return read


async def _pdf(fetch: Fetch, url: str, unread: SourceError) -> Fetched:
    """The PDF's answer. Raises SourceError with both reasons."""
    try:
        return await fetch(url, page=True)
    except SourceError as error:
        raise SourceError(
            said("{unread}; {error}", unread=unread, error=error), error.status
        ) from error


def _whole(answer: Fetched) -> Document:
    """Raises SourceError for a stub, and for a conversion that broke off."""
    html = decode(answer.body, answer.headers.get("content-type", ""))[0]
    document = read_html(html, answer.url)
    if not document.is_whole:
        raise SourceError(
            said("{url} breaks off before the end of the paper", url=answer.url)
        )
    return document
