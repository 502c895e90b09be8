"""What a source says and a sentence leaves out, so that it says more than the source.

A condition, or that it is still to come: where the source has it in the same breath,
code cannot tell that the sentence may do without.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from agents.summariser.checks.meaning import anchors, kept
from agents.summariser.checks.said import parts
from agents.summariser.checks.stance import is_met, pattern, unworded
from agents.summariser.spans.concepts import wording
from agents.summariser.words import withheld as words
from agents.summariser.words.stance import NOT, SOFT_NOT

_SHARED = 2  # words that a clause and one of the source have in common
_LONGEST = 60  # characters of a condition that are looked at
_END = re.compile(r"[，。；：;\n]|[,.:](?=\s|$)")
# A not behind one of these is of another thing than what stands before it.
_MARK = re.compile(
    r"[，。；：;\n]|[,.:](?=\s|$)|\s(?=(?:where|which|who|since|because|as|so that)\s)",
    re.IGNORECASE,
)

_AND = re.compile(r",\s(?:and|so)\s|\n", re.IGNORECASE)


def withheld(sentence: str, source: str) -> Iterator[str]:
    """The names of what it leaves out."""
    nearest = _nearest(sentence, parts(source))
    if _is_early(sentence, nearest):
        yield "later"
    here = kept(sentence)
    clause = _nearest(sentence, _clauses(source), _SHARED)
    if (
        not is_met(here, "", kept(clause))
        or _is_without(sentence, clause)
        or _is_refused(here, nearest)
    ):
        yield "not"
    yield from _one_of_two(sentence, nearest)
    mine = _speaks_of(sentence)
    own = (part for part in _joined(nearest) if mine & _speaks_of(part))
    for condition in _conditions("\n".join(own)):
        asked = _speaks_of(condition)
        if asked and not mine & asked:
            yield f"condition: {condition}"


def _clauses(source: str) -> Iterator[str]:
    for part in parts(source):
        yield from filter(str.strip, _MARK.split(part))


def _nearest(sentence: str, source: Iterable[str], least: int = 1) -> str:
    """What of the source has the most of one of its clauses, and so much at least."""
    candidates = list(source)
    have = [_speaks_of(part) for part in candidates]
    chosen: set[int] = set()
    for clause in filter(str.strip, _END.split(sentence)):
        mine = _speaks_of(clause)
        shared = [len(mine & one) for one in have]
        most = max(shared, default=0)
        chosen |= {n for n, count in enumerate(shared) if count == most >= least}
    return "\n".join(candidates[n] for n in sorted(chosen))


def _is_early(sentence: str, source: str) -> bool:
    """It says of what is still to come nothing of that, or that it has been done."""
    is_done = pattern(*words.DONE).search(sentence)
    if pattern(*(words.STILL if is_done else words.NOT_YET)).search(sentence):
        return False
    return bool(pattern(*(words.LATER if is_done else words.PLANNED)).search(source))


@lru_cache(maxsize=512)  # a source is held against one sentence after the other
def _speaks_of(text: str) -> frozenset[str]:
    return anchors(text) | {f"w{one}" for one in wording().meanings(text)}


def _is_without(sentence: str, source: str) -> bool:
    """The source does without what the sentence has."""
    known = (NOT, SOFT_NOT, words.WITHOUT, words.ANSWER)
    said = any(pattern(*one).search(sentence) for one in known)
    return not said and bool(pattern(*words.WITHOUT).search(source))


def _is_refused(sentence: str, source: str) -> bool:
    """The sentence has a not that the source has not."""
    # 停止 and 拒绝 are no 未: what they say the table of words holds them to.
    known = (NOT, ("(?!)", SOFT_NOT[1]), words.WITHOUT)
    return bool(pattern(*NOT).search(unworded(sentence))) and not any(
        pattern(*one).search(source) for one in known
    )


def _one_of_two(sentence: str, source: str) -> Iterator[str]:
    for pair in words.EITHER:
        here, there = (
            [bool(pattern(*one).search(text)) for one in pair]
            for text in (sentence, source)
        )
        if sum(here) == 1 and all(there):
            yield "one of two"


def _joined(source: str) -> list[str]:
    """What an "and" joins, each with a verb of its own."""
    return _AND.split(source)


def _conditions(source: str) -> Iterator[str]:
    for match in pattern(*words.CONDITION).finditer(source):
        behind = source[match.end() : match.end() + _LONGEST]
        yield _END.split(behind, 1)[0]
