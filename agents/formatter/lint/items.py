"""L23 to L26: how long an item is, and what it says."""

import re
from collections.abc import Iterator

from agents.domain.han import count_han
from agents.domain.hype import praise
from agents.formatter.lint.document import Document, Place
from agents.formatter.lint.finding import Context, Fault

_SHORTEST, _LONGEST = 40, 1200  # Han characters (LAYOUT.md §5)
_QUOTED = re.compile(r"“[^“”]*”")
_OPEN = re.compile(r"待核实|待写：|\bTODO\b|\[REVIEW", re.ASCII)


def too_short(doc: Document, _context: Context) -> Iterator[Fault]:
    for item in doc.items:
        if (size := _size(item)) < _SHORTEST:
            message = f"The item has {size} Han characters, below {_SHORTEST}."
            yield Fault(item.first, message, "Say what it is and what it is for.")


def too_long(doc: Document, _context: Context) -> Iterator[Fault]:
    for item in doc.items:
        if (size := _size(item)) > _LONGEST:
            message = f"The item has {size} Han characters, above {_LONGEST}."
            yield Fault(item.first, message, "Shorten it.")


def hype(doc: Document, _context: Context) -> Iterator[Fault]:
    """Of the item's own words: neither quotations nor the titles of links."""
    for item in doc.items:
        for line in item.lines:
            own = _QUOTED.sub("", line.prose)
            for title, _ in line.links:
                own = own.replace(title, "")
            for word in praise(own):
                yield Fault(line.number, f"{word} praises.", "Say what it does.")


def numbers(doc: Document, context: Context) -> Iterator[Fault]:
    for item in doc.items:
        if proof := context.proofs.get(item.heading):
            for line in item.lines:
                for number in context.unproven(line.prose, proof.text):
                    message = f"{number} stands in no evidence of the item."
                    mend = "Correct it, or keep it if you know better."
                    yield Fault(line.number, message, mend)


def unfinished(doc: Document, context: Context) -> Iterator[Fault]:
    for number, row in enumerate(doc.rows if context.final else (), start=1):
        if number > doc.body and (found := _OPEN.search(row)):
            yield Fault(number, f"{found[0]} is still there.", "Settle it.")


def _size(item: Place) -> int:
    return sum(count_han(line.text) for line in item.lines)
