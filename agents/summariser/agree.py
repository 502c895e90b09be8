"""Whether lines of a source mean what a sentence says, by all the checks there are."""

from collections.abc import Callable, Iterable, Sequence

from agents.domain.issue import Evidence
from agents.domain.sentences import LONGEST
from agents.summariser import table_rows
from agents.summariser.checks.causes import unreasoned
from agents.summariser.checks.changes import mistaken
from agents.summariser.checks.counts import contradicted
from agents.summariser.checks.doers import misplaced
from agents.summariser.checks.meaning import differences
from agents.summariser.checks.roles import turned
from agents.summariser.checks.said import apart, is_half_said, unnamed, unsaid
from agents.summariser.checks.scope import widened
from agents.summariser.checks.siblings import confused
from agents.summariser.checks.sides import changed
from agents.summariser.checks.swapped import exchanged
from agents.summariser.checks.whose_figure import swapped_figures
from agents.summariser.checks.withheld import withheld
from agents.summariser.places import Place, known
from agents.summariser.spans import shorts

_Check = Callable[[str, str], Iterable[object]]
# What has to pass where no model compared it.
_ALONE: tuple[_Check, ...] = (
    unsaid,
    apart,
    withheld,
    changed,
    confused,
    mistaken,
    unreasoned,
    swapped_figures,
)
_READ = 6_000  # characters of all lines that are held against a sentence


def agrees(
    part: str,
    places: Sequence[Place],
    evidence: Sequence[Evidence],
    beside: Sequence[Place] = (),
    *,
    compared: bool = False,
) -> bool:
    """Whether they mean what it says, as far as code can tell.

    `compared`: a model that was asked for its doubts has none; how far it holds, of
    all or of some, is what it was asked for (docs/evaluation.md §4).
    """
    text = _text(places)[: 2 * LONGEST]
    others = _text(beside)[: 2 * LONGEST]
    return not (
        differences(part, text, others)
        or any(misplaced(part, text))
        or any(exchanged(part, text))
        or any(turned(part, text))
        or (not compared and any(widened(part, f"{text}\n{others}")))
        or contradicted(part, evidence)
        or table_rows.misread(part, [*places, *beside])
    )


def is_worded(
    part: str, places: Sequence[Place], cited: Sequence[Place], *, compared: bool
) -> bool:
    """Whether places, those that were cited and others, say it word by word.

    `compared`: half of the words are enough then to know that the lines speak of it.
    """
    whole = "\n".join(dict.fromkeys(place.material.text for place in places))
    text, lines = (
        shorts.spelt_out(_text(some)[:_READ], whole) for some in (places, cited)
    )
    titled = "\n".join([text, *(known(place.material) for place in places)])
    if any(unnamed(part, titled, lines)):
        return False
    if compared:
        return is_half_said(part, text)
    return not any(any(check(part, text)) for check in _ALONE)


def _text(places: Sequence[Place]) -> str:
    return "\n".join(dict.fromkeys(map(table_rows.spelt_out, places)))
