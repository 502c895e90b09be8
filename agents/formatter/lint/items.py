"""L23 to L26: how long an item is, and what it says."""

import re
from collections.abc import Iterator

from agents.formatter.layout import HAN, HYPE
from agents.formatter.lint.document import Document, Place
from agents.formatter.lint.evidence import unproven
from agents.formatter.lint.finding import Context, Fault
from agents.messages.said import said

_SHORTEST, _LONGEST = 40, 1200  # Han characters (LAYOUT.md §5)
_QUOTED = re.compile(r"“[^“”]*”")
_OPEN = re.compile(r"待核实|待写：|\bTODO\b|\[REVIEW", re.ASCII)


def too_short(doc: Document, _context: Context) -> Iterator[Fault]:
    for item in doc.items:
        if (size := _size(item)) < _SHORTEST:
            message = said(
                "The item has {size} Han characters, below {shortest}.",
                size=size,
                shortest=_SHORTEST,
            )
            yield Fault(item.first, message, said("Say what it is and what it is for."))


def too_long(doc: Document, _context: Context) -> Iterator[Fault]:
    for item in doc.items:
        if (size := _size(item)) > _LONGEST:
            message = said(
                "The item has {size} Han characters, above {longest}.",
                size=size,
                longest=_LONGEST,
            )
            yield Fault(item.first, message, said("Shorten it."))


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
                yield Fault(
                    line.number,
                    said("{word} praises.", word=word),
                    said("Say what it does."),
                )


def numbers(doc: Document, context: Context) -> Iterator[Fault]:
    for item in doc.items:
        if proof := context.proofs.get(item.heading):
            for line in item.lines:
                for number in unproven(line.prose, proof):
                    message = said(
                        "{number} is in no evidence of the item.", number=number
                    )
                    yield Fault(line.number, message, said("Correct or delete it."))


def in_window(doc: Document, context: Context) -> Iterator[Fault]:
    for item in doc.items:
        proof = context.proofs.get(item.heading)
        if not (proof and proof.event and context.since and context.until):
            continue
        inside = context.since <= proof.event <= context.until
        if not inside and not proof.background:
            message = said(
                "{heading} is of {event}, outside of the window.",
                heading=item.heading,
                event=proof.event,
            )
            yield Fault(item.first, message, said("Mark it as background, or drop it."))


def unfinished(doc: Document, context: Context) -> Iterator[Fault]:
    for number, row in enumerate(doc.rows if context.final else (), start=1):
        if number > doc.body and (found := _OPEN.search(row)):
            yield Fault(
                number,
                said("{found} is still there.", found=found[0]),
                said("Settle it."),
            )


def _size(item: Place) -> int:
    return sum(len(re.findall(f"[{HAN}]", line.text)) for line in item.lines)
