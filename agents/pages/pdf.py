"""A PDF's text, read by a process of its own (`pdf_worker`), one at a time."""

import asyncio
import json
import sys
from pathlib import Path

from agents.domain.document import Document
from agents.errors import SourceError
from agents.pages import pdf_worker
from agents.pages.pdf_text import Page, document

MEDIA_TYPE = "application/pdf"
_WORKER = Path(pdf_worker.__file__)
_SECONDS = pdf_worker.SECONDS + 5.0  # in which it also starts
_ANSWER = 16 * 2**20  # bytes: all its characters, escaped


class PdfReader:
    """Reads PDFs one after the other, so that no two take their memory at once."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(1)

    async def __call__(self, body: bytes, name: str) -> Document:
        """The text of a PDF. Raises SourceError where there is none to be had."""
        if b"%PDF-" not in body[:1024]:
            raise SourceError(f"{name} is no PDF, whatever its type says")
        if len(body) > pdf_worker.BYTES:
            raise SourceError(f"{name} has {len(body)} bytes, too many for a paper")
        async with self._turn:
            answer = await _answer(body, name)
        read = document(await asyncio.to_thread(_pages, answer))
        if not read.passages:
            raise SourceError(f"{name} holds no text; it may be a scan")
        return read


async def _answer(body: bytes, name: str) -> bytes:
    """What the worker says. It is gone afterwards, whatever happens here."""
    # The default limit of a pipe's reader is a line's; all of the answer is read.
    worker = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(_WORKER),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
        cwd="/",
    )
    try:
        async with asyncio.timeout(_SECONDS):
            answer, _ = await worker.communicate(body)
    except TimeoutError as error:
        raise SourceError(f"{name} takes too long to read as a PDF") from error
    finally:
        if worker.returncode is None:
            worker.kill()
            await worker.wait()
    if worker.returncode == pdf_worker.UNREADABLE:
        raise SourceError(f"{name} cannot be read as a PDF: broken or locked")
    if worker.returncode:  # what it wrote before is of whole pages, but not of all
        raise SourceError(f"{name} broke the reader of PDFs; it is left alone")
    return answer[:_ANSWER]


def _pages(answer: bytes) -> list[Page]:
    return [
        [(str(text), float(size)) for text, size in json.loads(row)]
        for row in answer.splitlines()
    ]
