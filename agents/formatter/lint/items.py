"""L23 to L26: how long an item is, and what it says."""

import re
from collections.abc import Iterator

from agents.domain.han import count_han
from agents.domain.hype import praise
from agents.formatter.lint.finding import Context, RuleFault
from agents.formatter.lint.linted_document import ItemLines, LintedDocument
from agents.messages.said import said

_SHORTEST, _LONGEST = 40, 1200  # Han characters (docs/layout.md §5)
_QUOTED = re.compile(r"“[^“”]*”")
_CORRECTION = "更正："
_OPEN = re.compile(r"待核实|待写：|\bTODO\b|\[REVIEW", re.ASCII)


def too_short(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for item in doc.items:
        if (size := _size(item)) < _SHORTEST:
            message = said(
                "The item has {size} Han characters, below {shortest}.",
                size=size,
                shortest=_SHORTEST,
            )
            yield RuleFault(
                item.first, message, said("Say what it is and what it is for.")
            )


def too_long(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for item in doc.items:
        if (size := _size(item)) > _LONGEST:
            message = said(
                "The item has {size} Han characters, above {longest}.",
                size=size,
                longest=_LONGEST,
            )
            yield RuleFault(item.first, message, said("Shorten it."))


def hype(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    """Of the item's own words: neither quotations nor the titles of links."""
    for item in doc.items:
        for line in item.lines:
            own = _QUOTED.sub("", line.prose)
            for title, _ in line.links:
                own = own.replace(title, "")
            for word in praise(own):
                yield RuleFault(
                    line.number,
                    said("{word} praises.", word=word),
                    said("Say what it does."),
                )


def numbers(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    for item in doc.items:
        if proof := context.proofs.get(item.heading):
            for line in item.lines:
                if line.text.startswith(_CORRECTION):
                    continue  # the editors' own words, with the day of their hand
                for number in context.unproven(line.prose, proof.text):
                    message = said(
                        "{number} stands in no evidence of the item.", number=number
                    )
                    mend = said("Correct it, or keep it if you know better.")
                    yield RuleFault(line.number, message, mend)


def unfinished(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    for number, row in enumerate(doc.rows if context.final else (), start=1):
        if number > doc.body and (found := _OPEN.search(row)):
            yield RuleFault(
                number,
                said("{found} is still there.", found=found[0]),
                said("Settle it."),
            )


def _size(item: ItemLines) -> int:
    return sum(count_han(line.text) for line in item.lines)
