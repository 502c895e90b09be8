"""PDFs, good and hostile: seconds and memory of reading one, and what came of it.

python -m bench.reading_pdf [FILE ...]
"""

import asyncio
import os
import resource
import sys
import time
from pathlib import Path

from agents.errors import SourceError
from agents.pages.pdf import PdfReader
from bench.table import show
from tests.pages import pdfs
from tests.pages.pdfs import Sheet

_SENTENCE = "The planner writes a sentence about the harvest of every year. "


def main(files: list[str]) -> None:
    documents = {Path(file).name: Path(file).read_bytes() for file in files}
    rows = [asyncio.run(_measured(*one)) for one in (documents or _made()).items()]
    head = (
        "document",
        "MB",
        "seconds",
        "CPU s",
        "worker MB",
        "all MB",
        "what came of it",
    )
    show("PDFs", head, rows)


def _made() -> dict[str, bytes]:
    prose = _SENTENCE * 25
    paper = pdfs.pdf(
        *(
            Sheet()
            .heading(f"{n} Section")
            .paragraph(prose, 44)
            .column(320)
            .paragraph(prose, 44)
            for n in range(1, 21)
        )
    )
    return {
        "paper, 20 pages, two columns": paper,
        "3,000 pages": pdfs.pdf(*[Sheet().paragraph(prose)] * 3000),
        "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 400,
        "password": pdfs.locked(),
        "page tree without end": pdfs.endless_tree(),
        "arrays in 200,000 arrays": pdfs.deep(),
        "1 GB in 1 MB": pdfs.bomb(1),
        "8 GB in 8 MB": pdfs.bomb(8),
        "forms in forms": pdfs.nested_forms(),
        "slow pages": pdfs.slow(),
    }


async def _measured(name: str, body: bytes) -> tuple[object, ...]:
    watch = asyncio.create_task(_peaks())
    begun, used = time.perf_counter(), _processor_seconds()
    try:
        found = await PdfReader()(body, "it")
        outcome = f"{len(found.passages)} passages, {len(found.text):,} characters"
    except SourceError as error:
        outcome = str(error)
    seconds, processor = time.perf_counter() - begun, _processor_seconds() - used
    watch.cancel()
    await asyncio.wait([watch])
    worker, together = _peak
    return (name, len(body) / 2**20, seconds, processor, worker, together, outcome)


_peak = [0, 0]


async def _peaks() -> None:
    """The most MB of a worker, and of it and this process, looked at all the time."""
    _peak[:] = [0, 0]
    while True:
        worker = sum(map(_resident, _children()))
        _peak[:] = [
            max(_peak[0], worker),
            max(_peak[1], worker + _resident(os.getpid())),
        ]
        await asyncio.sleep(0.003)


def _children() -> list[int]:
    lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(pid) for one in lists for pid in one.read_text().split()]


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return 0
    kilobytes = [line.split()[1] for line in status.split("\n") if line[:5] == "VmRSS"]
    return int(kilobytes[0]) // 1024 if kilobytes else 0


def _processor_seconds() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in both]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main(sys.argv[1:])
