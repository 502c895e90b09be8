"""Whether lines of a source mean what a sentence says, by all the checks there are."""

from collections.abc import Sequence

from agents.domain.issue import Evidence
from agents.domain.sentences import LONGEST
from agents.summariser import table_rows
from agents.summariser.checks.counts import contradicted
from agents.summariser.checks.doers import misplaced
from agents.summariser.checks.meaning import differences
from agents.summariser.checks.roles import turned
from agents.summariser.checks.scope import widened
from agents.summariser.checks.swapped import exchanged
from agents.summariser.places import Place


def agrees(
    part: str,
    places: Sequence[Place],
    evidence: Sequence[Evidence],
    beside: Sequence[Place] = (),
) -> bool:
    """Whether they mean what it says, as far as code can tell."""
    text = _text(places)
    return not (
        differences(part, text, _text(beside))
        or any(misplaced(part, text))
        or any(exchanged(part, text))
        or any(turned(part, text))
        or any(widened(part, f"{text}\n{_text(beside)}"))
        or contradicted(part, evidence)
        or table_rows.misread(part, [*places, *beside])
    )


def _text(places: Sequence[Place]) -> str:
    return "\n".join(map(table_rows.spelt_out, places))[: 2 * LONGEST]
