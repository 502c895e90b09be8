"""L04b, L16b, L16c, L19b and L20b: how a line begins, and what it becomes by that."""

from collections.abc import Iterator

from agents.formatter import slips
from agents.formatter.headings import meant
from agents.formatter.lint.document import Document
from agents.formatter.lint.finding import Context, Fault


def indented_text(doc: Document, _context: Context) -> Iterator[Fault]:
    mend = "Delete the spaces before it."
    for numbers in _indented(doc):
        rows = [doc.rows[n - 1] for n in numbers]
        if all(map(slips.is_prose, rows)):
            for number, row in zip(numbers, rows, strict=True):
                if row.strip() and not meant(row):
                    yield Fault(number, "The page shows this line as code.", mend)


def indented_code(doc: Document, _context: Context) -> Iterator[Fault]:
    for numbers in _indented(doc):
        rows = [doc.rows[n - 1] for n in numbers]
        if not all(slips.is_prose(row) or meant(row) for row in rows):
            mend = "Put it between ``` lines, or delete the spaces before it."
            yield Fault(numbers[0], "The page shows indented lines as code.", mend)


def _indented(doc: Document) -> Iterator[range]:
    """The lines of each block that is code by its indentation alone."""
    for token in doc.tokens:
        if token.type == "code_block" and token.map:
            yield range(token.map[0] + 1, token.map[1] + 1)


def wide_space(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        row = doc.rows[line.number - 1]
        if slips.unwidened(row) != row:
            mend = "Delete it: paragraphs are not indented."
            yield Fault(line.number, "A wide space begins the line.", mend)


def list_marks(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        row = doc.rows[line.number - 1]
        if (wanted := slips.bullet(row)) != row:
            message = f"{row.strip()[:20]!r} has no list's mark of the house."
            yield Fault(line.number, message, f"Write {wanted.strip()[:20]!r}.")


def paper_date(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        row = doc.rows[line.number - 1]
        if (wanted := slips.paper_date(row)) != row:
            message = "The paper's day is not in eight digits."
            yield Fault(line.number, message, f"Write {wanted.strip()[:40]!r}.")
