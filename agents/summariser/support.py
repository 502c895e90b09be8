"""Which lines bear a sentence out, and how well: what a model cited, verified.

A model can only point. Code looks whether the lines that it names state the figures,
dates, names and identifiers of the sentence and mean what it says; where they do not,
the alignment without a model decides.
"""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import NamedTuple

from agents.domain.issue import Evidence
from agents.domain.sentences import LONGEST, sentences
from agents.domain.story import Material
from agents.domain.words import Support
from agents.summariser import table_rows
from agents.summariser.agree import agrees, is_worded
from agents.summariser.align import Span, best, scores
from agents.summariser.checks.attribution import usable_for
from agents.summariser.checks.meaning import anchors, clauses
from agents.summariser.checks.said import is_said_at_all
from agents.summariser.checks.scope import widened
from agents.summariser.places import (
    IDENTIFIER,
    Place,
    advertises,
    around,
    is_inside,
    line_of,
    own_words,
    quoted,
    sentence_of,
    unheld,
)

_ORDER: tuple[Support, ...] = ("none", "weak", "exact")
_MOST = 3  # spans of one sentence
_PARTS = 6  # of a sentence that are looked at; what has more is not certain
_UNITS = 6  # sentences of the source that one of ours is told from
_RIVALS = 4
_LOOKED = 200  # sentences of a source that have the most of ours
_LINE = 6_000  # characters of a line that are looked at
_CLEAR = 1.5  # of a score beside a citation: it speaks of the same
_NEAR = 0.7  # of the score of the sentence that was taken
_SURE = 5.0  # of a score without a citation


class Line(NamedTuple):
    """A line of a material as a prompt numbered it; a title's is the title."""

    source: int
    text: str


class Borne(NamedTuple):
    evidence: tuple[Evidence, ...]
    support: Support


def borne_out(
    sentence: str,
    cited: Sequence[Line] | None,
    materials: Sequence[Material],
    *,
    said: bool = False,
    compared: bool = False,
) -> Borne:
    """The spans that bear it out, the best first, and how well.

    `cited` None: no model was asked, or it did not answer; empty: it was asked and
    knows no line, and then only the sentence's own words can be exact. `said`: it is
    told as somebody's words, which a discussion may bear out. `compared`: the model that
    points was asked for its doubts and has none of this sentence. Of a sentence of several
    parts each has to be borne out, and the least decides.
    """
    usable = usable_for(materials, said=said)
    whole = sentences(sentence[:LONGEST])
    parts = [_part(part, cited, usable, compared=compared) for part in whole[:_PARTS]]
    if not parts:
        return Borne((), "none")
    found = dict.fromkeys(one for part in parts for one in part.evidence)
    unread: list[Support] = ["weak"] if len(whole) > _PARTS else []
    least = lowest([*(part.support for part in parts), *unread])
    return Borne(tuple(found)[:_MOST], least)


def lowest(found: Iterable[Support]) -> Support:
    return min(found, key=_ORDER.index)


def _part(
    part: str,
    cited: Sequence[Line] | None,
    materials: Sequence[Material],
    *,
    compared: bool,
) -> Borne:
    if own := own_words(part, materials):
        is_whole = not any(widened(part, sentence_of(own).text))
        return Borne((quoted(own),), "exact" if is_whole else "weak")
    pointed = _pointed(part, cited, materials, compared=compared) if cited else None
    return pointed or _aligned(part, materials, asked=cited is not None and not cited)


def _pointed(
    part: str,
    cited: Sequence[Line],
    materials: Sequence[Material],
    *,
    compared: bool,
) -> Borne | None:
    """What the cited lines bear out; None where they say nothing of it, or other things."""
    units = nlargest(_LOOKED, scores(part, materials), key=lambda unit: unit.rank)
    lines = _lines(part, cited, materials, units)
    if not is_said_at_all(part, "\n".join(line.text for line in lines)):
        return None
    near = [
        beside
        for line in lines
        for beside in (*around(line), *table_rows.headings(line))
    ]
    if unheld(part, lines, materials) and unheld(part, [*lines, *near], materials):
        return None
    stating = _stating(part, units, lines, materials) or _stating(
        part, units, [*lines, *near], materials
    )
    stating = stating or lines
    clear = sum(unit.score for unit in units if is_inside(unit, stating))
    evidence = _evidence(stating)
    rivals = _rivals(units, stating, lines)
    agreed = not all(map(advertises, stating)) and all(
        agrees(part, places, evidence, beside=lines, compared=compared)
        for places in (stating, *rivals)
    )
    agreed = agreed and is_worded(part, [*stating, *lines], lines, compared=compared)
    return Borne(evidence, "exact" if agreed and clear >= _CLEAR else "weak")


def _aligned(part: str, materials: Sequence[Material], *, asked: bool) -> Borne:
    """Without a citation; `asked`: a model knew no line, and code knows no better."""
    found = best(part, materials)
    if not found:
        return _in_title(part, materials)
    first = Place(*found[0][:3])
    sure = found[0].score >= _SURE and not asked and not advertises(first)
    sure = sure and not unheld(part, [first], materials)
    exact = (
        sure
        and agrees(part, [first], (found[0].evidence,))
        and all(_speaks_of(clause, first) for clause in clauses(part))
        and is_worded(part, [first], [first], compared=False)
    )
    evidence = tuple(span.evidence for span in found)
    return Borne(evidence[:1] if exact else evidence, "exact" if exact else "weak")


def _in_title(part: str, materials: Sequence[Material]) -> Borne:
    """What only a title says is weak; it has no place in the text."""
    titles = [one.model_copy(update={"text": one.title}) for one in materials]
    found = best(part, titles)
    if not found or unheld(part, [Place(*found[0][:3])], titles):
        return Borne((), "none")
    title = found[0].material
    return Borne((Evidence(source=title.n, quote=title.text),), "weak")


def _speaks_of(clause: str, place: Place) -> bool:
    """Whether the span has anything of a clause, or the clause nothing to look for."""
    mine = anchors(clause)
    return not mine or bool(mine & anchors(place.text))


def _rivals(
    units: Sequence[Span], stating: Sequence[Place], lines: Sequence[Place]
) -> list[list[Place]]:
    """Other sentences of these lines that say nearly as much of it: one may be meant."""
    most = max((unit.score for unit in units if is_inside(unit, stating)), default=0.0)
    near = [
        unit
        for unit in units
        if unit.score >= _NEAR * most
        and is_inside(unit, lines)
        and not is_inside(unit, stating)
    ]
    near.sort(key=lambda unit: -unit.score)
    return [[Place(*unit[:3])] for unit in near[:_RIVALS]]


def _lines(
    part: str,
    cited: Sequence[Line],
    materials: Sequence[Material],
    units: Sequence[Span],
) -> list[Place]:
    """Where the cited lines stand; before them those that have an identifier of it."""
    known = {material.n: material for material in materials}
    found = [
        Place(known[line.source], at, at + min(len(line.text), _LINE))
        for line in cited
        if line.source in known and line.text.strip()
        for at in [known[line.source].text.find(line.text)]
        if at >= 0
    ]
    for name in dict.fromkeys(IDENTIFIER.findall(part)):
        if not any(name in line.text for line in found):
            have = [Place(*unit[:3]) for unit in units]
            have = [one for one in have if name in one.text]
            found = [
                *([one for one in have if not advertises(one)] or have)[:1],
                *found,
            ]
    return list(dict.fromkeys(found))


def _stating(
    part: str,
    units: Sequence[Span],
    lines: Sequence[Place],
    materials: Sequence[Material],
) -> list[Place]:
    """The fewest sentences of these lines that state all that it states.

    None where all of them together do not.
    """
    inside = sorted(
        (unit for unit in units if is_inside(unit, lines)), key=lambda unit: -unit.rank
    )
    chosen: list[Place] = []
    missing = [part]
    for unit in inside:
        more = [*chosen, Place(*unit[:3])]
        left = unheld(part, more, materials)
        if not chosen or len(left) < len(missing):
            chosen, missing = more, left
        if not missing or len(chosen) == _UNITS:
            break
    return [] if missing else chosen


def _evidence(places: Sequence[Place]) -> tuple[Evidence, ...]:
    """Their lines, each once, as far as a quotation goes."""
    found = dict.fromkeys(quoted(line_of(place)) for place in places)
    return tuple(found)[:_MOST]
