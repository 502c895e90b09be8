"""What a card may say: each thing once, and nothing of how it was read. Pure."""

import re

from agents.domain.disclaimers import without_disclaimers
from agents.domain.sentences import parts
from agents.formatter.card import CardAnswer, Part

_NOISE = re.compile(r"[\s。．.；;，,、！!*`“”]")
# Words that every story's application could have, and none that says what to do.
_EMPTY_USE = re.compile(
    r"可供.{0,20}参考|可(?:作为|以为).{0,20}参考|值得(?:关注|借鉴|参考)"
)


def once(answer: CardAnswer) -> CardAnswer:
    """Without remarks, repeated sentences, and parts that have nothing left.

    The lead is never left empty.
    """
    said: set[str] = set()
    lead = _new(answer.lead, said) or answer.lead
    found = (_part(part, said) for part in answer.parts)
    use = "" if _EMPTY_USE.search(answer.application) else answer.application
    return answer.model_copy(
        update={
            "lead": lead,
            "parts": [part for part in found if part.text or part.points],
            "application": without_disclaimers(use),
        }
    )


def _part(part: Part, said: set[str]) -> Part:
    text = _new(part.text, said)
    points = [new for point in part.points if (new := _new(point, said))]
    return part.model_copy(update={"text": text, "points": points})


def _new(text: str, said: set[str]) -> str:
    """Those of its sentences that nothing before it said."""
    kept = ""
    for sentence in parts(without_disclaimers(text)):
        alike = _NOISE.sub("", sentence).casefold()
        if alike and alike not in said:
            said.add(alike)
            kept += sentence
    return kept.strip()
