"""A PDF's text, read by a process of its own (`pdf_worker`), one at a time."""

import asyncio
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from agents.domain.document import Document
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages import pdf_worker
from agents.pages.pdf_lines import pages_of
from agents.pages.pdf_text import document
from agents.pages.web_page import is_pdf

_WORKER = Path(pdf_worker.__file__)
_SECONDS = pdf_worker.SECONDS + 5.0  # in which it also starts
_ANSWER = 64 * 2**20  # bytes: all its characters, each a piece with its measures
_LEAST, _LEAST_A_PAGE = 200, 50  # characters; a scan has less, though it has a cover


class PdfReader:
    """Reads PDFs one after the other, so that no two take their memory at once."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(1)

    async def __call__(self, body: bytes, name: str) -> Document:
        """The text of a PDF. Raises SourceError where there is none to be had."""
        if not is_pdf(body):
            raise SourceError(
                said("{name} is no PDF, whatever its type says", name=name)
            )
        if len(body) > pdf_worker.BYTES:
            raise SourceError(
                said(
                    "{name} has {count} bytes, too many to be read",
                    name=name,
                    count=len(body),
                )
            )
        async with self._turn:
            answer = await _answer(body, name)
        return await asyncio.to_thread(_read, answer, name)


def _read(answer: bytes, name: str) -> Document:
    pages = pages_of(answer)
    found = document(pages)
    if len(found.text) < max(_LEAST, _LEAST_A_PAGE * len(pages)):
        raise SourceError(
            said("{name} holds no text; it may be a scan", name=name), stands=True
        )
    return found


async def _answer(body: bytes, name: str) -> bytes:
    """What the worker says. It is gone afterwards, whatever happens here."""
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-S", "-B", str(_WORKER), _library(), str(os.getpid())),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_ANSWER,
        env={},
        cwd="/",
    )
    try:
        async with asyncio.timeout(_SECONDS):
            answer = await _talk(worker, body)
            await worker.wait()
    except TimeoutError as error:
        raise SourceError(
            said("{name} takes too long to read as a PDF", name=name)
        ) from error
    finally:
        if worker.returncode is None:
            with suppress(ProcessLookupError):
                worker.kill()
            await worker.wait()
    if worker.returncode == pdf_worker.UNREADABLE:
        raise SourceError(
            said("{name} cannot be read as a PDF: broken or locked", name=name),
            stands=True,
        )
    if worker.returncode:  # what it wrote before is of whole pages, but not of all
        raise SourceError(
            said("{name} broke the reader of PDFs; it is left alone", name=name)
        )
    return answer


async def _talk(worker: asyncio.subprocess.Process, body: bytes) -> bytes:
    """Hand over the document, then hear the answer: the worker does not mix the two."""
    assert worker.stdin is not None  # noqa: S101  # both are pipes
    assert worker.stdout is not None  # noqa: S101
    with suppress(ConnectionError):  # it died; its exit code says how
        worker.stdin.write(body)
        await worker.stdin.drain()
        worker.stdin.close()
        await worker.stdin.wait_closed()
    try:
        await worker.stdout.readexactly(_ANSWER)
    except asyncio.IncompleteReadError as all_of_it:
        return all_of_it.partial
    worker.kill()  # no page of ours is as long
    return b""


def _library() -> str:
    """The folder that pypdfium2 lies in, which an isolated process does not know."""
    spec = find_spec("pypdfium2")
    if spec is None or spec.origin is None:
        raise SourceError(
            said("PDFs are not read: pypdfium2 is missing; run scripts/install")
        )
    return str(Path(spec.origin).parents[1])
