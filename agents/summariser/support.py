"""How a sentence is borne out, from the lines that were cited for it. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from agents.domain.issue import Evidence
from agents.domain.story import Material
from agents.domain.words import Support
from agents.summariser.grounding.align import align
from agents.summariser.grounding.attribution import heard
from agents.summariser.grounding.checks import check_sentence, ground


class Line(NamedTuple):
    """A line of a material: its number among the materials, and what it says."""

    source: int
    text: str


class Borne(NamedTuple):
    """The spans, the best first; none where nothing was found."""

    evidence: tuple[Evidence, ...]
    support: Support


def borne_out(
    sentence: str,
    cited: Sequence[Line] | None,
    materials: Sequence[Material],
    *,
    said: bool = False,
) -> Borne:
    """`cited` None: nobody was asked, or the step failed; (): no line bears it out.

    `said`: it is told as somebody's words.
    """
    may = heard(materials, said=said)
    if own := _verbatim(sentence, may):
        return Borne((own,), "exact")
    spans = [span for line in cited or () if (span := _span(line, may))]
    held = [one for one in may if one.n in {span.source for span in spans}]
    told = [
        one.model_copy(update={"text": span.quote}) for one in held for span in spans
    ]
    if told and not check_sentence(sentence, ground(told), said=said):
        return Borne(tuple(spans[:2]), "exact")
    found = align(sentence, may)
    return Borne(found, "weak") if found else Borne((), "none")


def _verbatim(sentence: str, materials: Sequence[Material]) -> Evidence | None:
    bare = sentence.strip("“”")
    for one in materials:
        if (start := one.text.find(bare)) >= 0:
            return Evidence(
                source=one.n, quote=bare, start=start, end=start + len(bare)
            )
    return None


def _span(line: Line, materials: Sequence[Material]) -> Evidence | None:
    for one in materials:
        start = one.text.find(line.text)
        if one.n == line.source and start >= 0:
            quote = line.text[:600]
            return Evidence(
                source=one.n, quote=quote, start=start, end=start + len(quote)
            )
    return None
