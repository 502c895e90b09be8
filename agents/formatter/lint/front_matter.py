"""L01 to L06 and L29: the file, its front matter and its first sentence."""

import datetime as dt
import re
from collections.abc import Iterator

from agents.domain.characters import concealed
from agents.domain.front_matter import Front
from agents.formatter import layout
from agents.formatter.commonmark import LONGEST
from agents.formatter.lint.finding import Context, RuleFault
from agents.formatter.lint.linted_document import LintedDocument
from agents.messages.said import said

_FORM = (
    r'title: "[^"]*"',
    r'date: "[^"]*"',
    r'description: "[^"]*"',
    r"tableOfContents:",
    r"  minHeadingLevel: 2",
    r"  maxHeadingLevel: 3",
)


def characters(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    if doc.markdown.startswith("\ufeff"):
        yield RuleFault(
            1, said("The file begins with a byte order mark."), said("Save it without.")
        )
    if "\r" in doc.markdown:
        line = doc.markdown[: doc.markdown.index("\r")].count("\n") + 1
        yield RuleFault(
            line, said("A line ends in CR."), said("End each line in LF alone.")
        )
    if not doc.markdown.endswith("\n") or doc.markdown.endswith("\n\n"):
        last = len(doc.rows) - doc.markdown.endswith("\n")
        yield RuleFault(
            last,
            said("The file does not end in one newline."),
            said("Leave exactly one."),
        )
    for number, row in enumerate(doc.rows, start=1):
        if len(row) > LONGEST:
            mend = said("Break it; {longest:,} are read of a line.", longest=LONGEST)
            yield RuleFault(
                number, said("The line has {len:,} characters.", len=len(row)), mend
            )
        for char in dict.fromkeys(concealed(row.removeprefix("\ufeff"))):
            yield RuleFault(
                number,
                said("U+{ord:04X} cannot be seen.", ord=ord(char)),
                said("Delete it."),
            )


def front_matter(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    found = doc.front
    if found is None:
        yield RuleFault(
            1, said("There is no front matter."), said("Begin with --- and its fields.")
        )
        return
    if found.first:
        mend = said("Delete the lines before it.")
        yield RuleFault(1, said("The file does not begin with its front matter."), mend)
    for n in (found.first, found.last):
        if (mark := doc.rows[n].removeprefix("\ufeff")) != "---":
            yield RuleFault(
                n + 1,
                said("{mark!r} is no mark of front matter.", mark=mark),
                said("Write ---."),
            )
    yield from _fields(doc, found)
    if doc.rows[doc.body : doc.body + 1] != [""]:
        yield RuleFault(
            doc.body, said("No blank line follows the front matter."), said("Add it.")
        )


def _fields(doc: LintedDocument, found: Front) -> Iterator[RuleFault]:
    rows = list(enumerate(doc.rows[found.first + 1 : found.last], found.first + 2))
    if rows and rows[-1][1] == "draft: true":
        del rows[-1]
    for form, (number, row) in zip(_FORM, rows, strict=False):
        if not re.fullmatch(form, row):
            yield RuleFault(
                number,
                said("{row!r} is not the field here.", row=row),
                said("Write {form}.", form=form),
            )
    if len(rows) != len(_FORM):
        yield RuleFault(
            doc.body,
            said("The front matter has a field too few or too many."),
            said(
                "Keep title, date, description, tableOfContents; draft: true comes last."
            ),
        )


def title(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    found = layout.TITLE.fullmatch(_field(doc, "title"))
    number = layout.parse_chinese_number(found["number"]) if found else None
    if number is None:
        mend = said("Write 前沿技术分享-第二期, with a Chinese number.")
        yield RuleFault(
            _line(doc, "title"), said("The title is not of the house's form."), mend
        )
    elif context.previous is not None and number != context.previous + 1:
        wanted = layout.title(context.previous + 1)
        message = said("The title's number is not the next one.")
        yield RuleFault(
            _line(doc, "title"), message, said("Write {wanted}.", wanted=wanted)
        )


def date(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    if _date(doc) is None:
        mend = said('Write date: "2024-10-08".')
        yield RuleFault(_line(doc, "date"), said("The date is no real day."), mend)


def cutoff(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    line = _line(doc, "description")
    described = layout.DESCRIPTION.fullmatch(_field(doc, "description"))
    if described is None:
        yield RuleFault(
            line,
            said("The description is not the house's sentence."),
            said("Change only the sessions and the cut-off date in it."),
        )
        return
    day = layout.parse_chinese_date(described["cutoff"])
    intro_day = layout.INTRO.search(doc.markdown)
    if day is None:
        mend = said("Write the last day read.")
        yield RuleFault(line, said("The cut-off date is no real day."), mend)
    elif intro_day and layout.parse_chinese_date(intro_day["cutoff"]) != day:
        message = said("Description and intro differ in the cut-off.")
        yield RuleFault(line, message, said("Use one day."))
    elif (published := _date(doc)) and day > published:
        mend = said("Correct one of them.")
        yield RuleFault(line, said("The cut-off lies after the publication."), mend)
    elif context.until and day != context.until:
        wanted = layout.chinese_date(context.until)
        message = said("The cut-off is not the window's last day.")
        yield RuleFault(line, message, said("Write {wanted}.", wanted=wanted))


def one_session(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    found = layout.DESCRIPTION.fullmatch(_field(doc, "description"))
    if found and found["first"] == found["last"]:
        mend = said("Write 第 {found} 期.", found=found["last"])
        yield RuleFault(
            _line(doc, "description"), said("One session is written as two."), mend
        )


def intro(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    rows = enumerate(doc.rows[doc.body :], start=doc.body + 1)
    number, row = next(((n, r) for n, r in rows if r.strip()), (doc.body + 1, ""))
    if not layout.INTRO.fullmatch(row.strip()):
        yield RuleFault(
            number,
            said("The intro is not the house's sentence."),
            said("Change only the cut-off date in it."),
        )


def extension(_doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    if context.filename and not context.filename.endswith(".md"):
        yield RuleFault(
            1,
            said("{filename!r} is not an .md file.", filename=context.filename),
            said("Rename it."),
        )


def _field(doc: LintedDocument, name: str) -> str:
    pattern = re.compile(rf'{name}: "(.*)"')
    return next((m[1] for row in doc.head if (m := pattern.fullmatch(row))), "")


def _line(doc: LintedDocument, name: str) -> int:
    """Where a field stands; where it lacks, that of the mark above."""
    rows = enumerate(doc.head, start=1)
    opening = doc.front.first + 1 if doc.front else 1
    return next((n for n, row in rows if row.startswith(f"{name}:")), opening)


def _date(doc: LintedDocument) -> dt.date | None:
    written = _field(doc, "date")
    try:
        return (
            dt.date.fromisoformat(written)
            if len(written) == len("2024-10-08")
            else None
        )
    except ValueError:
        return None
