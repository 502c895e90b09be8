"""How far a sentence says that something holds: of all, of most, at least, only if.

What a sentence claims needs its like in the source; what the source grants only under
a condition, or of some, is not borne out without one.
"""

from collections.abc import Iterator

from agents.domain.sentences import sentences
from agents.summariser.checks.meaning import anchors, to_the_point
from agents.summariser.checks.stance import pattern
from agents.summariser.words import scope as words


def widened(sentence: str, source: str) -> Iterator[str]:
    """The names of how it says more than the source."""
    point = to_the_point(sentence, source)
    for han, latin, more_han, more_latin in words.CLASSES:
        asks, meets = pattern(han, latin), pattern(more_han, more_latin)
        if asks.search(sentence) and not (asks.search(source) or meets.search(source)):
            yield "how many"
    for mine, theirs in words.CONTRARIES:
        here, there = pattern(*mine), pattern(*theirs)
        if here.search(sentence) and there.search(point) and not here.search(point):
            yield "how many"
    if pattern(*words.SOME).search(point) and not (
        pattern(*words.SOME).search(sentence) or pattern(*words.FEWER).search(sentence)
    ):
        yield "some"
    if _unconditional(sentence, source):
        yield "only if"


def _unconditional(sentence: str, source: str) -> bool:
    """It says without a condition what a sentence of the source has under one."""
    if pattern(*words.LIMITING).search(sentence):
        return False
    mine = anchors(sentence)
    clauses = [part for one in sentences(source) for part in one.split(";")]
    shared = [len(mine & anchors(part)) for part in clauses]
    most = max(shared, default=0)
    return any(
        4 * count > 3 * most > 0 and pattern(*words.LIMITED).search(part)
        for part, count in zip(clauses, shared, strict=True)
    )
