"""The process that reads PDFs: what it is given, what it may take, and how it ends."""

import asyncio
import os
import signal
import subprocess
import sys
import venv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from agents.domain.document import Document
from agents.errors import SourceError
from agents.pages import pdf_worker
from agents.pages.pdf import PdfReader
from tests.pages import pdfs
from tests.pages.pdfs import Sheet
from tests.pages.processes import (
    environment,
    is_gone,
    limits,
    linux_only,
    wait_until,
    worker_of,
    workers,
)

# A process starts here, sometimes on a busy machine.

ROOT = Path(__file__).parents[2]
SENTENCE = "The planner writes a sentence about the harvest of every year. "
GOOD = pdfs.pdf(
    Sheet().heading("1 Introduction").paragraph(SENTENCE * 20),
    Sheet().heading("2 Method").paragraph(SENTENCE * 40),
)
BROKEN = "cannot be read as a PDF: broken or locked"
TEXTLESS = "holds no text"


def wide(pages: int, lines: int) -> bytes:
    """Pages that are full of text in small letters."""
    text = pdfs.shown(SENTENCE * 3)
    drawn = f"BT /F1 3 Tf 9 780 Td 3 TL {f'{text} Tj T* ' * lines} ET"
    return pdfs.pdf_of([drawn.encode()] * pages)


@asynccontextmanager
async def slow_reading() -> AsyncIterator[asyncio.Task[Document]]:
    """Given up in the end, whatever the test finds.

    A loop that is closed over a process that just starts waits for it for ever.
    """
    reading = asyncio.create_task(PdfReader()(pdfs.slow(), "the paper"))
    try:
        yield reading
    finally:
        reading.cancel()
        await asyncio.wait([reading])


async def test_the_text_of_a_pdf_is_read() -> None:
    found = await PdfReader()(GOOD, "the paper")

    assert found.passages[0].text == "1 Introduction"
    assert found.text.count("about the harvest") == 60


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param(b"", "is no PDF", id="nothing"),
        pytest.param(b"<html>%PD</html>", "is no PDF", id="a page"),
        pytest.param(b" " * 2000 + GOOD, "is no PDF", id="a mark far inside"),
        pytest.param(b"%PDF-1.7\n", BROKEN, id="a mark alone"),
        pytest.param(
            b"%PDF-1.7\n" + bytes(range(256)) * 200,
            BROKEN,
            id="garbage",
        ),
        pytest.param(pdfs.locked(), BROKEN, id="a password"),
        pytest.param(pdfs.endless_tree(), TEXTLESS, id="a tree of pages without end"),
        pytest.param(pdfs.deep(), TEXTLESS, id="arrays in arrays"),
        pytest.param(pdfs.pdf(Sheet()), TEXTLESS, id="an empty page"),
        pytest.param(
            pdfs.pdf(Sheet().line("p. 1")), TEXTLESS, id="a scan with a stamp"
        ),
        pytest.param(pdfs.pdf_of([b""] * 3000), TEXTLESS, id="3,000 empty pages"),
        pytest.param(b"%PDF-1.7\n" + bytes(40 * 2**20), "too many", id="40 MB"),
        pytest.param(pdfs.bomb(), "broke the reader", id="a gigabyte in 1 MB"),
        pytest.param(pdfs.nested_forms(), "broke the reader", id="forms in forms"),
    ],
)
async def test_what_cannot_be_read_is_an_error_of_its_source(
    body: bytes, why: str
) -> None:
    with pytest.raises(SourceError, match=why):
        await PdfReader()(body, "the paper")

    assert workers(os.getpid()) == []


async def test_the_reader_reads_on_after_a_worker_that_aborted() -> None:
    read = PdfReader()

    with pytest.raises(SourceError):
        await read(pdfs.bomb(), "the bomb")

    assert (await read(GOOD, "the paper")).text


async def test_half_of_a_file_is_what_can_be_read_of_it_or_an_error() -> None:
    for share in (2, 3, 10):
        try:
            found = await PdfReader()(GOOD[: -len(GOOD) // share], "the paper")
        except SourceError:
            continue
        assert "harvest" in found.text


async def test_of_many_pages_the_first_sixty_are_read() -> None:
    pages = [
        Sheet().paragraph(f"Page {n} of the report. {SENTENCE}") for n in range(80)
    ]

    found = await PdfReader()(pdfs.pdf(*pages), "the report")

    assert f"Page {pdf_worker.PAGES - 1} of" in found.text
    assert f"Page {pdf_worker.PAGES} of" not in found.text


async def test_a_page_and_a_paper_have_at_most_so_many_characters() -> None:
    page = await PdfReader()(wide(1, 200), "a page")
    paper = await PdfReader()(wide(40, 120), "a paper")

    assert len(page.text) > pdf_worker.PAGE_CHARACTERS * 0.9
    assert len(page.text) <= pdf_worker.PAGE_CHARACTERS
    assert pdf_worker.CHARACTERS * 0.9 < len(paper.text) <= pdf_worker.CHARACTERS


async def test_a_page_of_letters_strewn_about_costs_little() -> None:
    strewn = Sheet()
    for n in range(5_000):
        strewn.at(n % 50 * 12, n // 50 * 7, "ab")

    found = await PdfReader()(pdfs.pdf(strewn), "the page")

    assert len(found.text) < 12_000


@linux_only
async def test_the_worker_is_bound_and_has_no_environment() -> None:
    async with slow_reading():
        worker = await asyncio.to_thread(worker_of, os.getpid())
        bounds = " ".join(limits(worker).split())
        around = environment(worker) if os.geteuid() == 0 else b""  # nobody else's

    assert f"Max address space {pdf_worker.MEMORY} " in bounds
    assert f"Max data size {pdf_worker.DATA} " in bounds
    assert "Max core file size 0 0 " in bounds
    assert "Max file size 0 0 " in bounds
    assert around == b""


@linux_only
async def test_no_process_is_left_when_reading_is_given_up() -> None:
    async with slow_reading() as reading:
        await asyncio.to_thread(worker_of, os.getpid())

    assert reading.cancelled()
    assert workers(os.getpid()) == []


@linux_only
async def test_one_worker_works_at_a_time() -> None:
    read, most = PdfReader(), 0

    async with asyncio.TaskGroup() as group:
        reading = [group.create_task(read(GOOD, f"paper {n}")) for n in range(3)]
        while (await asyncio.wait(reading, timeout=0.005))[1]:
            most = max(most, len(workers(os.getpid())))

    assert most == 1


RUN = """
import asyncio
from agents.pages.pdf import PdfReader
from tests.pages import pdfs
asyncio.run(PdfReader()(pdfs.slow(), "the paper"))
"""


@linux_only
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_worker_ends_with_its_run(end: signal.Signals) -> None:
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", RUN], cwd=ROOT, stderr=subprocess.DEVNULL
    ) as run:
        worker = worker_of(run.pid)
        run.send_signal(end)

    wait_until(lambda: is_gone(worker))


SAY = """
import asyncio
from agents.pages.pdf import PdfReader
from tests.pages.pdfs import Sheet, pdf
body = pdf(Sheet().heading("1 Introduction").paragraph("Words of a paper. " * 30))
print(asyncio.run(PdfReader()(body, "the paper")).passages[0].text)
"""


def test_it_works_in_any_folder_and_environment(tmp_path: Path) -> None:
    home = tmp_path / "我的 项目"
    venv.create(home / "venv", symlinks=True)
    (home / "code").mkdir()
    (home / "code/agents").symlink_to(ROOT / "agents")
    (home / "code/tests").symlink_to(ROOT / "tests")
    paths = [str(home / "code"), *filter(None, sys.path)]

    done = subprocess.run(  # noqa: S603
        [home / "venv/bin/python", "-c", SAY],
        cwd=tmp_path,
        env={"PYTHONPATH": os.pathsep.join(paths), "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == (b"1 Introduction\n", b"")
