"""On which side of a verb each of two stands, and what something is measured against.

The words of a lie may all be in the source: "the server before the clients", "A
outperforms B". Where two that can change places stand in one clause, they have to
stand there as in the source, or the other way round with a "by".
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from agents.domain.sentences import sentences
from agents.summariser.checks.agreement import telling
from agents.summariser.checks.stance import pattern
from agents.summariser.spans import names
from agents.summariser.spans.concepts import wording
from agents.summariser.spans.figures import figures
from agents.summariser.spans.plain import marked
from agents.summariser.words import sides as words

_CLAUSE = re.compile(r"[，；：。;、]|但")
_BEFORE, _BEHIND = 40, 48  # characters of a source around a "than"
_AROUND = 90  # characters before or behind a verb of a source
_OURS = 14  # of a sentence behind a 比
_END = re.compile(r"[，。；：;\n]|[,.:](?=\s|$)")
_FIGURE = re.compile(r"\s*(?:约|近)?[\d一二两三四五六七八九十百千万半]")


_Places = Mapping[str, Sequence[int]]


class _Named(NamedTuple):
    what: frozenset[str]  # any of it is the same
    start: int
    end: int


def changed(sentence: str, source: str) -> Iterator[str]:
    """The names of what stands on another side than in the source."""
    told = [part for line in source.split("\n") for part in sentences(line)]
    in_turn = re.search(words.IN_TURN, sentence)
    for clause in [sentence] if in_turn else _CLAUSE.split(sentence):
        for one, other in pairwise(_named(clause)):
            if one.what & other.what or not _acts(clause[one.end : other.start]):
                continue
            found = [_is_same_way(one, other, clause, part) for part in told]
            if False in found and True not in found:
                yield "side"
        yield from _turned(clause, told)
    yield from _unmeasured(sentence, source)
    yield from _swapped(sentence, told)


def _is_same_way(one: _Named, other: _Named, clause: str, told: str) -> bool | None:
    """None where the source does not have both."""
    theirs = _named(told)
    first = next((n for n in theirs if n.what & one.what), None)
    second = next((n for n in theirs if n.what & other.what), None)
    if first is None or second is None or first == second:
        return None
    ours = clause[one.end : other.start]
    between = told[min(first.end, second.end) : max(first.start, second.start)]
    turned = _is_back(ours) != _is_back(between)
    turned ^= ours == "的" and " of " in between
    if re.search(words.IN_TURN, clause):
        turned ^= bool(re.search(words.AFTER, between))
    return (first.start < second.start) != turned


def _turned(clause: str, told: Sequence[str]) -> Iterator[str]:
    """What stands before and behind a verb of two sides, which the source has turned."""
    match = re.search(words.TWO_SIDED, clause)
    if not match or pattern(*words.BACK).search(clause):
        return  # both stand before the verb, and `_is_same_way` tells them apart
    ours = _places(clause[: match.start()]), _places(clause[match.end() :])
    before, behind = ours[0].keys() - ours[1].keys(), ours[1].keys() - ours[0].keys()
    best = max(told, key=lambda part: len((before | behind) & _all(part)), default="")
    theirs, verb = _places(best), _places(match[0]).keys()
    turned = _is_back(clause) != _is_back(best)
    for at in (at for one in verb for at in theirs.get(one, ())):
        kept = _near(before, theirs, at, -1) + _near(behind, theirs, at, 1)
        crossed = _near(before, theirs, at, 1) + _near(behind, theirs, at, -1)
        if kept != crossed:
            if (kept < crossed) != turned:
                yield "turned"
            return
        theirs = {
            name: [one for one in places if one > at] or places
            for name, places in theirs.items()
        }
    yield from _reordered(before, behind, theirs, turned=turned)


def _near(what: Collection[str], places: _Places, at: int, side: int) -> int:
    """How many of them stand on that side of a place, not far from it."""
    return sum(
        any(0 < side * (one - at) < _AROUND for one in places.get(name, ()))
        for name in what
    )


def _reordered(
    before: Collection[str], behind: Collection[str], places: _Places, *, turned: bool
) -> Iterator[str]:
    """Where both are on one side of the verb, or it is another: their order is left."""
    pairs = [
        places[one][0] < places[other][0]
        for one in before
        for other in behind
        if one in places and other in places
    ]
    if 2 * sum(pair != turned for pair in pairs) < len(pairs):
        yield "turned"


def _is_back(text: str) -> bool:
    """Whether who suffers it, or what is replaced, is named first."""
    traded = pattern(*words.TRADED).search(text)
    return bool(traded or pattern(*words.BACK).search(text))


def _swapped(sentence: str, told: Sequence[str]) -> Iterator[str]:
    """Two figures of two clauses in another order than what they are of."""
    for one, other in pairwise(_CLAUSE.split(sentence)):
        ours, theirs = _amounts(one), _amounts(other)
        if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
            continue
        labels = _all(one) - _all(other), _all(other) - _all(one)
        for part in told:
            stated = _amounts(part)
            if ours[0] not in stated or theirs[0] not in stated:
                continue
            places = _places(part)
            first, second = (
                [places[label][0] for label in some if label in places]
                for some in labels
            )
            is_first = stated.index(ours[0]) < stated.index(theirs[0])
            if first and second and is_first != (min(first) < min(second)):
                yield "figures"


def _amounts(text: str) -> list[tuple[float, str]]:
    named = marked(len(text), (name.place for name in names.spelt(text)))
    told = (one for one in figures(text) if telling(one) and not named[one.start])
    return [(one.value, one.unit) for one in told]


def _all(text: str) -> frozenset[str]:
    return frozenset(_places(text))


@lru_cache(maxsize=512)  # a source is held against one clause after the other
def _places(text: str) -> _Places:
    """All that it speaks of, and where."""
    found: dict[str, list[int]] = defaultdict(list)
    for one in wording().concepts(text):
        found[f"{one.value}"].append(one.start)
    for name in names.spelt(text):
        found[names.folded(name.value)].append(name.start)
    for word in wording().words(text):
        if word.meanings is None:
            found[text[word.start : word.start + 2]].append(word.start)
    return dict(found)


def _acts(between: str) -> bool:
    """Whether something is done between them; a list and a noun of two do nothing."""
    if re.search(words.WITH, between):
        return True
    return any(word.meanings for word in wording().words(between))


@cache
def _who() -> frozenset[int]:
    found = wording().words(words.WHO)
    return frozenset(n for word in found for n in word.meanings or ())


@lru_cache(maxsize=512)  # a source is held against one sentence after the other
def _named(text: str) -> list[_Named]:
    """Who can act in it, and names, in order."""
    found = [
        _Named(frozenset({f"{one.value}"}), one.start, one.end)
        for one in wording().concepts(text)
        if one.value in _who()
    ]
    found += [
        _Named(frozenset({names.folded(one.value)}), one.start, one.end)
        for one in names.spelt(text)
        if not one.is_common
    ]
    joined: dict[tuple[int, int], frozenset[str]] = {}
    for one in found:
        place = one.start, one.end
        joined[place] = joined.get(place, frozenset()) | one.what
    return sorted(
        (_Named(what, *place) for place, what in joined.items()),
        key=lambda named: named.start,
    )


def _unmeasured(sentence: str, source: str) -> Iterator[str]:
    """What it is measured against here, and not there, or with another outcome."""
    mark = pattern(*words.REFERENCE)
    against = [
        (
            _meanings(source[m.end() : m.end() + _BEHIND]),
            _outcome(source[max(0, m.start() - _BEFORE) : m.end()]),
        )
        for m in mark.finditer(source)
    ]
    for match in mark.finditer(sentence):
        behind = _END.split(sentence[match.end() : match.end() + _OURS])[0]
        mine, outcome = _meanings(behind), _outcome(match[0])
        if not mine or _FIGURE.match(behind):
            continue
        if not any(mine & one and outcome * other >= 0 for one, other in against):
            yield "measured"


def _outcome(text: str) -> int:
    """1: better, -1: worse, 0: it does not say, or both."""
    better, worse = pattern(*words.BETTER), pattern(*words.WORSE)
    return bool(better.search(text)) - bool(worse.search(text))


def _meanings(text: str) -> frozenset[str]:
    found = {f"{one.value}" for one in wording().concepts(text)}
    return frozenset(found | {names.folded(one.value) for one in names.spelt(text)})
