"""L04b, L16b, L16c, L19b and L20b: how a line begins, and what it becomes by that."""

from collections.abc import Iterator

from agents.formatter import slips
from agents.formatter.headings import meant
from agents.formatter.lint.finding import Context, RuleFault
from agents.formatter.lint.linted_document import LintedDocument
from agents.messages.said import said


def indented_text(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    mend = said("Delete the spaces before it.")
    for numbers in _indented(doc):
        rows = [doc.rows[n - 1] for n in numbers]
        if all(map(slips.is_prose, rows)):
            for number, row in zip(numbers, rows, strict=True):
                if row.strip() and not meant(row):
                    yield RuleFault(
                        number, said("The page shows this line as code."), mend
                    )


def indented_code(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for numbers in _indented(doc):
        rows = [doc.rows[n - 1] for n in numbers]
        if not all(slips.is_prose(row) or meant(row) for row in rows):
            mend = said("Put it between ``` lines, or delete the spaces before it.")
            yield RuleFault(
                numbers[0], said("The page shows indented lines as code."), mend
            )


def _indented(doc: LintedDocument) -> Iterator[range]:
    """The lines of each block that is code by its indentation alone."""
    for token in doc.tokens:
        if token.type == "code_block" and token.map:
            yield range(token.map[0] + 1, token.map[1] + 1)


def wide_space(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        row = doc.rows[line.number - 1]
        if slips.unwidened(row) != row:
            mend = said("Delete it: paragraphs are not indented.")
            yield RuleFault(line.number, said("A wide space begins the line."), mend)


def list_marks(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        row = doc.rows[line.number - 1]
        if (wanted := slips.bullet(row)) != row:
            message = said(
                "{strip!r} has no list's mark of the house.", strip=row.strip()[:20]
            )
            yield RuleFault(
                line.number,
                message,
                said("Write {strip!r}.", strip=wanted.strip()[:20]),
            )


def paper_date(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        row = doc.rows[line.number - 1]
        if (wanted := slips.paper_date(row)) != row:
            message = said("The paper's day is not in eight digits.")
            yield RuleFault(
                line.number,
                message,
                said("Write {strip!r}.", strip=wanted.strip()[:40]),
            )
