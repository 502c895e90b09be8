"""L01 to L06 and L29: the file, its front matter and its first sentence."""

import datetime as dt
import re
from collections.abc import Iterator

from agents.domain.characters import concealed
from agents.formatter import layout
from agents.formatter.lint.document import Document
from agents.formatter.lint.finding import Context, Fault

_FORM = (
    r'title: "[^"]*"',
    r'date: "[^"]*"',
    r'description: "[^"]*"',
    r"tableOfContents:",
    r"  minHeadingLevel: 2",
    r"  maxHeadingLevel: 3",
)


def characters(doc: Document, _context: Context) -> Iterator[Fault]:
    if doc.markdown.startswith("\ufeff"):
        yield Fault(1, "The file begins with a byte order mark.", "Save it without.")
    if "\r" in doc.markdown:
        line = doc.markdown[: doc.markdown.index("\r")].count("\n") + 1
        yield Fault(line, "A line ends in CR.", "End each line in LF alone.")
    if not doc.markdown.endswith("\n") or doc.markdown.endswith("\n\n"):
        last = len(doc.rows)
        yield Fault(last, "The file does not end in one newline.", "Leave exactly one.")
    for number, row in enumerate(doc.rows, start=1):
        for char in dict.fromkeys(concealed(row.removeprefix("\ufeff"))):
            yield Fault(number, f"U+{ord(char):04X} cannot be seen.", "Delete it.")


def front_matter(doc: Document, _context: Context) -> Iterator[Fault]:
    rows = [row for row in doc.head[1:-1] if row != "draft: true"]
    if not doc.body:
        yield Fault(1, "There is no front matter.", "Begin with --- and its fields.")
        return
    for number, (form, row) in enumerate(zip(_FORM, rows, strict=False), start=2):
        if not re.fullmatch(form, row):
            yield Fault(number, f"{row!r} is not the field here.", f"Write {form}.")
    if len(rows) != len(_FORM) or "draft: true" in doc.head[:-2]:
        yield Fault(
            doc.body,
            "The front matter has a field too few or too many.",
            "Keep title, date, description, tableOfContents; draft: true comes last.",
        )
    if doc.rows[doc.body : doc.body + 1] != [""]:
        yield Fault(doc.body, "No blank line follows the front matter.", "Add it.")


def title(doc: Document, context: Context) -> Iterator[Fault]:
    found = layout.TITLE.fullmatch(_field(doc, "title"))
    number = layout.parse_chinese_number(found["number"]) if found else None
    if number is None:
        mend = "Write 前沿技术分享-第二期, with a Chinese number."
        yield Fault(2, "The title is not of the house's form.", mend)
    elif context.previous is not None and number != context.previous + 1:
        wanted = layout.title(context.previous + 1)
        yield Fault(2, "The title's number is not the next one.", f"Write {wanted}.")


def date(doc: Document, _context: Context) -> Iterator[Fault]:
    if _date(doc) is None:
        yield Fault(3, "The date is no real day.", 'Write date: "2024-10-08".')


def cutoff(doc: Document, context: Context) -> Iterator[Fault]:
    described = layout.DESCRIPTION.fullmatch(_field(doc, "description"))
    if described is None:
        yield Fault(
            4,
            "The description is not the house's sentence.",
            "Change only the sessions and the cut-off date in it.",
        )
        return
    day = layout.parse_chinese_date(described["cutoff"])
    said = layout.INTRO.search(doc.markdown)
    if day is None:
        yield Fault(4, "The cut-off date is no real day.", "Write the last day read.")
    elif said and layout.parse_chinese_date(said["cutoff"]) != day:
        yield Fault(4, "Description and intro differ in the cut-off.", "Use one day.")
    elif (published := _date(doc)) and day > published:
        yield Fault(
            4, "The cut-off lies after the publication.", "Correct one of them."
        )
    elif context.until and day != context.until:
        wanted = layout.chinese_date(context.until)
        yield Fault(4, "The cut-off is not the window's last day.", f"Write {wanted}.")


def intro(doc: Document, _context: Context) -> Iterator[Fault]:
    rows = enumerate(doc.rows[doc.body :], start=doc.body + 1)
    number, row = next(((n, r) for n, r in rows if r.strip()), (doc.body + 1, ""))
    if not layout.INTRO.fullmatch(row.strip()):
        yield Fault(
            number,
            "The intro is not the house's sentence.",
            "Change only the cut-off date in it.",
        )


def extension(_doc: Document, context: Context) -> Iterator[Fault]:
    if context.filename and not context.filename.endswith(".md"):
        yield Fault(1, f"{context.filename!r} is not an .md file.", "Rename it.")


def _field(doc: Document, name: str) -> str:
    pattern = re.compile(rf'{name}: "(.*)"')
    return next((m[1] for row in doc.head if (m := pattern.fullmatch(row))), "")


def _date(doc: Document) -> dt.date | None:
    written = _field(doc, "date")
    try:
        return (
            dt.date.fromisoformat(written)
            if len(written) == len("2024-10-08")
            else None
        )
    except ValueError:
        return None
