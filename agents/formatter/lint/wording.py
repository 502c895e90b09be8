"""L15 to L20 and L27: tags, bold and typography, as the page shows them."""

import re
from collections.abc import Iterator
from itertools import islice

from agents.domain.han import HAN
from agents.formatter.lint.document import Document, Line
from agents.formatter.lint.finding import Context, Fault

_LABEL = re.compile(r"\*\*[^*]{1,40}[：:]\*\*(?=\S)")
_UNSPACED = re.compile(rf"[{HAN}][0-9A-Za-z]|[0-9A-Za-z][{HAN}]")
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}])[,.:;!?()]|[,.:;!?()](?=[{HAN}])")
_FLAG = re.compile(r"(?<![\w-])--[A-Za-z]", re.ASCII)


def tags(doc: Document, _context: Context) -> Iterator[Fault]:
    mend = "Delete it, or write it as code; only <u> and </u> may stay."
    for token in doc.tokens:
        if token.type == "html_block" and token.map:
            yield Fault(token.map[0] + 1, "HTML reaches the page as it is.", mend)
    for line in doc.lines:
        found = [t.content for t in line.tokens if t.type == "html_inline"]
        if found and found != ["<u>", "</u>"] * (len(found) // 2):
            yield Fault(line.number, f"HTML reaches the page: {found[0]!r}.", mend)


def literal_bold(doc: Document, _context: Context) -> Iterator[Fault]:
    """One fault for each text node of the page that shows `**`."""
    mend = "Put the ** beside a letter: **问题**：现有, without a space inside."
    for lines in doc.paragraphs:
        for node in _nodes(lines):
            marked = ((n, t[t.find("**") :]) for n, t in node if "**" in t)
            for number, text in islice(marked, 1):
                yield Fault(number, f"The page shows {text[:20]!r}.", mend)


def nested_bold(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        depth = 0
        for token in line.tokens:
            depth += token.nesting if token.tag == "strong" else 0
            if depth > 1:
                mend = "Move the ** so that each pair has its own words."
                yield Fault(line.number, "Bold stands inside of bold.", mend)
                break


def bold_colon(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        if _LABEL.match(line.written):
            mend = "Write **问题**：…, the colon outside of the bold."
            yield Fault(line.number, "The label's colon is inside of the bold.", mend)


def spacing(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        for found in _UNSPACED.finditer(line.prose):
            mend = "Put one space between Han and Latin."
            yield Fault(line.number, f"{found[0]!r} has no space in it.", mend)


def half_width(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        for found in _HALF_WIDTH.finditer(line.prose):
            mend = "Write the full-width one."
            yield Fault(line.number, f"{found[0]!r} stands beside Han.", mend)


def flags(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        for found in _FLAG.finditer(line.prose):
            mend = "Write it as code: the site makes a dash of it."
            yield Fault(line.number, f"{found[0]!r} is outside of code.", mend)


Node = list[tuple[int, str]]  # the lines of a text node, with their numbers


def _nodes(lines: list[Line]) -> Iterator[Node]:
    """The text nodes of a paragraph; an escaped character can't be a mark."""
    node: Node = []
    for line in lines:
        text = ""
        for token in line.tokens:
            if token.type == "text":
                text += token.content
            elif token.type == "text_special":
                text += "\\"
            elif token.content or token.nesting or token.type == "image":
                yield [*node, (line.number, text)]
                node, text = [], ""
        node.append((line.number, text))
    yield node
