"""L14: pictures that the site can build with."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache

from PIL import Image

from agents.formatter.lint.finding import Context, RuleFault
from agents.formatter.lint.linted_document import LintedDocument, LintLine
from agents.messages.said import said, spoken
from agents.pages.decoding import BROKEN, LARGEST, excess

_PATH = re.compile(r"(?:\./)?(static/[0-9A-Za-z][0-9A-Za-z._-]*\.(png|jpe?g|gif|webp))")
CREDIT = "图："  # begins the line that says whose a picture is
# The first bytes of each type, and the last ones of those that have an end.
_FORMS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n.*IEND\xaeB`\x82\Z", re.DOTALL),
    "jpg": re.compile(rb"\xff\xd8\xff.*\xff\xd9\s*\Z", re.DOTALL),
    "gif": re.compile(rb"GIF8[79]a.*;\Z", re.DOTALL),
    "webp": re.compile(rb"RIFF....WEBPVP8.*\Z", re.DOTALL),
}
_FORMS["jpeg"] = _FORMS["jpg"]


def pictures(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        for source in line.images:
            found = _PATH.fullmatch(source)
            if not found:
                mend = said("Save the picture as static/<name>.png.")
                yield RuleFault(
                    line.number,
                    said("{source!r} is no file in static/.", source=source),
                    mend,
                )
                continue
            if not _alone(line):
                mend = said("Give the picture a line of its own.")
                yield RuleFault(
                    line.number,
                    said("{source!r} stands inside of text.", source=source),
                    mend,
                )
            if context.files is not None:
                fault = _fault(context.files.get(found[1]), found[2])
                if fault:
                    mend = said("Replace the file, or delete the picture.")
                    yield RuleFault(
                        line.number,
                        said("{source!r} {fault}.", source=source, fault=fault),
                        mend,
                    )


def dotted(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        for source in line.images:
            if source.startswith("./static/"):
                mend = said("Write static/ without ./ before it.")
                yield RuleFault(
                    line.number,
                    said("{source!r} has another form.", source=source),
                    mend,
                )


def untold(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    """In a draft: the published issue's pictures say nothing."""
    if not (doc.is_draft or context.final):
        return
    for line in doc.lines:
        for alt, source in line.pictures:
            if not alt.strip():
                mend = said("Write between ![ and ] what it shows.")
                yield RuleFault(
                    line.number,
                    said("{source!r} has no alternative text.", source=source),
                    mend,
                )


def unowned(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    """A row of pictures whose licence nobody knows, and no line of credit below it."""
    row: list[tuple[int, str]] = []
    for line in doc.lines if context.licences is not None else ():
        if line.images:
            row += ((line.number, source) for source in line.images)
            continue
        if not line.text.strip().startswith(CREDIT):
            yield from _unowned(row, context)
        row = []
    yield from _unowned(row, context)


def _unowned(row: list[tuple[int, str]], context: Context) -> Iterator[RuleFault]:
    known = context.licences or {}
    for number, source in row:
        if not known.get(source.removeprefix("./")):
            mend = said("Write 图：whose it is in a line below, or take it out.")
            fault = said("Nothing states the licence of {source!r}.", source=source)
            yield RuleFault(number, fault, mend)


def _alone(line: LintLine) -> bool:
    shown = [t for t in line.tokens if t.type != "text" or t.content.strip()]
    return len(shown) == 1


def _fault(content: bytes | None, kind: str) -> str | None:
    if content is None:
        return said("is missing")
    if len(content) > LARGEST:
        return said("is above 2 MB")
    return _undecoded(content, kind, spoken())


@lru_cache(maxsize=64)  # a draft is linted once more for each of its openings
def _undecoded(content: bytes, kind: str, _spoken: str) -> str | None:
    broken = said("is not a whole {kind}", kind=kind)
    if not _FORMS[kind].match(content):
        return broken
    form = "JPEG" if kind == "jpg" else kind.upper()
    try:
        with Image.open(io.BytesIO(content), formats=(form,)) as image:
            if fault := excess(image, content):
                return fault
            image.load()
    except BROKEN:
        return broken
    return None
