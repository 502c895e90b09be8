"""A process of its own that reads one PDF: the document on stdin, its lines on stdout.

PDFium aborts on some hostile files; that costs this process alone. It is run as a file,
isolated and with an empty environment; its arguments are the folder that pypdfium2 lies
in and the process that started it. Each line of the
answer is one page, a JSON list of lines, each a list of pieces that stand apart:
`[text, size, style, left, right, base]`, measured in points from the page's lower left,
where the style adds 1 for bold and 2 for italic letters. Where a word is split over two
lines, its line ends with a soft hyphen. Exit code 3: PDFium cannot read the document.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import closing, suppress
from pathlib import Path

BYTES = 15 * 2**20
PAGES = 60
PAGE_CHARACTERS = 20_000
CHARACTERS = 400_000
MEMORY = 768 * 2**20  # bytes of address space,
DATA = 600 * 2**20  # and of it what it writes to, so that the run has 300 MB beside it
PROCESSOR_SECONDS = 15
SECONDS = 20
UNREADABLE = 3


def bound(parent: int) -> None:
    """No more memory, time or files than a paper needs, no core, no life of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run ends it when it is ended
    signal.alarm(SECONDS)  # whose default is to end the process
    if sys.platform == "linux":
        control = ctypes.CDLL(None).prctl
        control(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG
        control(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE: nor by a handler of cores
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_DATA, DATA),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
    ):
        allowed = resource.getrlimit(kind)[1]
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)  # noqa: PLW2901  # a lower one cannot be raised
        with suppress(ValueError):  # macOS knows no bound of the address space
            resource.setrlimit(kind, (most, most))
    if os.getppid() != parent:  # it died before it could be watched
        sys.exit(1)


def main() -> int:
    """Write the pages until a bound is met."""
    bound(int(sys.argv[2]))
    sys.path[:0] = [str(Path(__file__).parents[2]), sys.argv[1]]
    # Only now, so that PDFium is loaded within the bounds.
    import pypdfium2  # noqa: PLC0415

    from agents.pages.pdf_letters import page_lines  # noqa: PLC0415

    document = sys.stdin.buffer.read(BYTES + 1)
    if len(document) > BYTES:
        return UNREADABLE
    try:
        pdf = pypdfium2.PdfDocument(document)
        count = len(pdf)
    except pypdfium2.PdfiumError:
        return UNREADABLE
    left = CHARACTERS
    for number in range(min(count, PAGES)):
        try:
            with closing(pdf[number]) as page:
                lines = list(page_lines(page, min(PAGE_CHARACTERS, left)))
        except pypdfium2.PdfiumError:
            continue  # the others may be whole
        left -= sum(len(piece[0]) + 1 for line in lines for piece in line)
        sys.stdout.write(json.dumps(lines) + "\n")
        if left <= 0:
            break
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
