"""L15 to L20 and L27: tags, bold and typography, as the page shows them."""

import re
from collections.abc import Iterator
from itertools import islice

from agents.domain.han import HAN
from agents.formatter.lint.finding import Context, RuleFault
from agents.formatter.lint.linted_document import LintedDocument, LintLine
from agents.messages.said import said

_LABEL = re.compile(r"\*\*[^*]{1,40}[：:]\*\*(?=\S)")
_UNSPACED = re.compile(rf"[{HAN}][0-9A-Za-z]|[0-9A-Za-z][{HAN}]")
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}])[,.:;!?()]|[,.:;!?()](?=[{HAN}])")
_FLAG = re.compile(r"(?<![\w-])--[A-Za-z]", re.ASCII)


def tags(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    mend = said("Delete it, or write it as code; only <u> and </u> may stay.")
    for token in doc.tokens:
        if token.type == "html_block" and token.map:
            yield RuleFault(
                token.map[0] + 1, said("HTML reaches the page as it is."), mend
            )
    for line in doc.lines:
        found = [t.content for t in line.tokens if t.type == "html_inline"]
        if found and found != ["<u>", "</u>"] * (len(found) // 2):
            yield RuleFault(
                line.number,
                said("HTML reaches the page: {found!r}.", found=found[0]),
                mend,
            )


def literal_bold(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    """One fault for each text node of the page that shows `**`."""
    mend = said("Put the ** beside a letter: **问题**：现有, without a space inside.")
    for lines in doc.paragraphs:
        for node in _nodes(lines):
            marked = ((n, t[t.find("**") :]) for n, t in node if "**" in t)
            for number, text in islice(marked, 1):
                yield RuleFault(
                    number, said("The page shows {text!r}.", text=text[:20]), mend
                )


def nested_bold(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        depth = 0
        for token in line.tokens:
            depth += token.nesting if token.tag == "strong" else 0
            if depth > 1:
                mend = said("Move the ** so that each pair has its own words.")
                yield RuleFault(line.number, said("Bold stands inside of bold."), mend)
                break


def bold_colon(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        if _LABEL.match(line.written):
            mend = said("Write **问题**：…, the colon outside of the bold.")
            yield RuleFault(
                line.number, said("The label's colon is inside of the bold."), mend
            )


def _found(doc: LintedDocument, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for line in doc.lines:
        for found in pattern.finditer(line.prose):
            yield line.number, found[0]


def spacing(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for number, found in _found(doc, _UNSPACED):
        mend = said("Put one space between Han and Latin.")
        yield RuleFault(
            number, said("{found!r} has no space in it.", found=found), mend
        )


def half_width(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for number, found in _found(doc, _HALF_WIDTH):
        mend = said("Write the full-width one.")
        yield RuleFault(number, said("{found!r} stands beside Han.", found=found), mend)


def flags(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for number, found in _found(doc, _FLAG):
        mend = said("Write it as code: the site makes a dash of it.")
        yield RuleFault(
            number, said("{found!r} is outside of code.", found=found), mend
        )


Node = list[tuple[int, str]]  # the lines of a text node, with their numbers


def _nodes(lines: list[LintLine]) -> Iterator[Node]:
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
