"""L23 to L26: how long an item is, and what it says."""

import re
from collections.abc import Iterator

from agents.formatter.layout import HAN, HYPE
from agents.formatter.lint.document import Document, Place
from agents.formatter.lint.evidence import unproven
from agents.formatter.lint.finding import Context, Fault

_SHORTEST, _LONGEST = 40, 1200  # Han characters (docs/layout.md §5)
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


def hype(doc: Document, context: Context) -> Iterator[Fault]:
    for item in doc.items:
        proof = context.proofs.get(item.heading)
        for line in item.lines:
            quoted = _QUOTED.findall(line.prose)
            own = line.prose
            for quote in quoted:
                if proof is None or quote.strip("“”") in proof.text:
                    own = own.replace(quote, "")
            for word in (word for word in HYPE if word in own):
                yield Fault(line.number, f"{word} praises.", "Say what it does.")


def numbers(doc: Document, context: Context) -> Iterator[Fault]:
    for item in doc.items:
        if proof := context.proofs.get(item.heading):
            for line in item.lines:
                for number in unproven(line.prose, proof):
                    message = f"{number} is in no evidence of the item."
                    yield Fault(line.number, message, "Correct or delete it.")


def in_window(doc: Document, context: Context) -> Iterator[Fault]:
    for item in doc.items:
        proof = context.proofs.get(item.heading)
        if not (proof and proof.event and context.since and context.until):
            continue
        inside = context.since <= proof.event <= context.until
        if not inside and not proof.background:
            message = f"{item.heading} is of {proof.event}, outside of the window."
            yield Fault(item.first, message, "Mark it as background, or drop it.")


def unfinished(doc: Document, context: Context) -> Iterator[Fault]:
    for number, row in enumerate(doc.rows if context.final else (), start=1):
        if number > doc.body and (found := _OPEN.search(row)):
            yield Fault(number, f"{found[0]} is still there.", "Settle it.")


def _size(item: Place) -> int:
    return sum(len(re.findall(f"[{HAN}]", line.text)) for line in item.lines)
