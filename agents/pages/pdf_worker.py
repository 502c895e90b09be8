"""A process of its own that reads one PDF: the document on stdin, its lines on stdout.

PDFium aborts on some hostile files; that costs this process alone. It is run as a file,
isolated and with an empty environment, so it imports nothing of ours. Each line of the
answer is one page, a JSON list of `[text, size]`, where the size is that of the line's
first character in points. Exit code 3: PDFium cannot read the document.
"""

import json
import resource
import signal
import sys

BYTES = 15 * 2**20
PAGES = 60
PAGE_CHARACTERS = 20_000
CHARACTERS = 400_000
MEMORY = 768 * 2**20  # bytes of address space
PROCESSOR_SECONDS = 15
SECONDS = 20
UNREADABLE = 3


def bound() -> None:
    """No more memory, time or files than a paper needs, and no core if it dies."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.alarm(SECONDS)  # whose default is to end the process


def main() -> int:
    """Write the pages until a bound is met."""
    bound()
    import pypdfium2  # noqa: PLC0415  # loads PDFium within the bounds

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
            lines = page_lines(pdf[number], min(PAGE_CHARACTERS, left))
        except pypdfium2.PdfiumError:
            continue  # the others may be whole
        left -= sum(len(text) for text, _ in lines)
        sys.stdout.write(json.dumps(lines) + "\n")
        if left <= 0:
            break
    sys.stdout.flush()
    return 0


def page_lines(page: "object", most: int) -> list[tuple[str, float]]:
    """The text of one page, line by line, with the size of its letters."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    text_page = page.get_textpage()  # type: ignore[attr-defined]
    try:
        text = text_page.get_text_range(0, min(most, text_page.count_chars()))
        lines, start = [], 0
        for line in text.splitlines(keepends=True):
            size = (
                pdfium.FPDFText_GetFontSize(text_page, start) if line.strip() else 0.0
            )
            lines.append((line.strip(), round(size, 1)))
            start += len(line)
        return lines
    finally:
        text_page.close()
        page.close()  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
