"""On which side of a verb each of two stands, and what something is measured against.

The words of a lie may all be in the source: "the server before the clients", "A
outperforms B". Where two that can change places stand in one clause, they have to
stand there as in the source, or the other way round with a "by".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from agents.domain.sentences import of_lines
from agents.summariser.checks.stance import pattern
from agents.summariser.spans import names
from agents.summariser.spans.concepts import who, wording
from agents.summariser.words import sides as words

_CLAUSE = re.compile(r"[，；：。;、]|但")
_BEFORE, _BEHIND = 40, 48  # characters of a source around a "than"
_AROUND = 90  # characters before or behind a verb of a source
_OURS = 14  # of a sentence behind a 比
_END = re.compile(r"[，。；：;\n]|[,.:](?=\s|$)")
_IS = re.compile(r"\s?(?:是|为|即|作为)|.*的$")  # it is what it is called; X 写的 Y
_WHERE = re.compile(
    r"在[^，。；]{1,40}?[上中里下时](?![的线])|^[^，。；]{1,40}(?:集|评测|任务|基准)上"
)
_PASSIVE = re.compile(r"\w+(?:\s\w+)?\sby\s|[^，。；]{0,12}被", re.IGNORECASE)
_FIGURE = re.compile(r"\s*(?:约|近)?[\d一二两三四五六七八九十百千万半]")


Where = Sequence[int]
Places = Mapping[str, Where]


class _Named(NamedTuple):
    what: frozenset[str]  # any of it is the same
    start: int
    end: int


def changed(sentence: str, source: str) -> Iterator[str]:
    """The names of what stands on another side than in the source."""
    parts = of_lines(source)
    in_turn = re.search(words.IN_TURN, sentence)
    for clause in [sentence] if in_turn else _CLAUSE.split(sentence):
        for one, other in pairwise(_named(_bare(clause))):
            between = clause[one.end : other.start]
            if one.what & other.what or not _acts(between) or _IS.match(between):
                continue
            found = [_is_same_way(one, other, clause, part) for part in parts]
            if False in found and True not in found:
                yield "side"
        yield from _turned(_bare(clause), parts)
    yield from _unmeasured(sentence, source)


def _is_same_way(one: _Named, other: _Named, clause: str, source: str) -> bool | None:
    """None where the source does not have both."""
    theirs = _named(source)
    first = next((n for n in theirs if n.what & one.what), None)
    second = next((n for n in theirs if n.what & other.what), None)
    if first is None or second is None or first == second:
        return None
    ours = clause[one.end : other.start]
    between = source[min(first.end, second.end) : max(first.start, second.start)]
    turned = _is_back(ours) != _is_back(between)
    turned ^= ours == "的" and " of " in between
    if re.search(words.IN_TURN, clause):
        turned ^= bool(re.search(words.AFTER, between))
    return (first.start < second.start) != turned


def _turned(clause: str, parts: Sequence[str]) -> Iterator[str]:
    """What stands before and behind a verb of two sides, which the source has turned."""
    match = _verb(clause)
    if not match or pattern(*words.BACK).search(clause):
        return  # both stand before the verb, and `_is_same_way` tells them apart
    ours = places(clause[: match.start()]), places(clause[match.end() :])
    before, behind = ours[0].keys() - ours[1].keys(), ours[1].keys() - ours[0].keys()
    best = max(
        parts,
        key=lambda part: len((before | behind) & _all(part)),
        default="",
    )
    theirs = places(best)
    pairs = [
        (theirs[one], theirs[other])
        for one in before & theirs.keys()
        for other in behind & theirs.keys()
    ]
    verbs = [at for one in _all(match[0]) for at in theirs.get(one, ())]
    onto = match[0][-1] in "到成为"
    votes = [_votes(pairs, at, best, is_onto=onto) for at in verbs] or [
        _order(pairs, best, clause)
    ]
    if max(votes, key=abs) < 0:
        yield "turned"


def _verb(clause: str) -> re.Match[str] | None:
    """A verb of two sides that is a word of its own: 监督, not 半监督 or 监督的."""
    starts = {word.start for word in wording().words(clause)}
    found = re.finditer(rf"(?:{words.TWO_SIDED})(?!的)", clause)
    return next((match for match in found if match.start() in starts), None)


def _votes(
    pairs: Sequence[tuple[Where, Where]], at: int, text: str, *, is_onto: bool
) -> int:
    """How many pairs stand there as here, less those that stand the other way round."""
    if pattern(*words.TRADED).search(text):
        return _order(pairs, text, "")
    votes = 0
    for pair in pairs:
        one, other = (min(where, key=lambda n: abs(n - at)) for where in pair)
        if max(abs(one - at), abs(other - at)) > _AROUND:
            continue
        votes += (one < at < other) - (other < at < one)
        if is_onto and min(one, other) > at:  # map A to B
            votes += 1 if one < other else -1
    return -votes if _PASSIVE.match(text, at) else votes


def _order(pairs: Sequence[tuple[Where, Where]], text: str, clause: str) -> int:
    """The same, by their order alone."""
    votes = sum(1 if one[0] < other[0] else -1 for one, other in pairs)
    is_turned = bool(pattern(*words.TRADED).search(text)) != bool(
        pattern(*words.TRADED).search(clause)
    )
    return -votes if is_turned else votes


def _is_back(text: str) -> bool:
    """Whether who suffers it, or what is replaced, is named first."""
    traded = pattern(*words.TRADED).search(text)
    return bool(traded or pattern(*words.BACK).search(text))


def _bare(clause: str) -> str:
    """Without where and when, which stand before a verb or behind it as they like."""
    return _WHERE.sub(lambda match: " " * len(match[0]), clause)


def _all(text: str) -> frozenset[str]:
    return frozenset(places(text))


@lru_cache(maxsize=512)  # a source is held against one clause after the other
def places(text: str) -> Places:
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


@lru_cache(maxsize=512)  # a source is held against one sentence after the other
def _named(text: str) -> list[_Named]:
    """Who can act in it, and names, in order."""
    found = [
        _Named(frozenset({f"{one.value}"}), one.start, one.end)
        for one in wording().concepts(text)
        if one.value in who()
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
    found = set(map(str, wording().meanings(text)))
    return frozenset(found | {names.folded(one.value) for one in names.spelt(text)})
