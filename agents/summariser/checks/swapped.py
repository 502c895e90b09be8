"""What two clauses say of two things, said of one another's: who, how many, what first.

"Judges prefer it in 64 %, people in 52 %" does not bear out 人类 64%，裁判 52%, nor
"first A, then B" 先 B 再 A. No list of names tells it: what stands together in one
clause there and apart here, and the other way round, has been exchanged.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from agents.summariser.checks.meaning import anchors
from agents.summariser.checks.stance import pattern
from agents.summariser.words.order import CAUSE, FIRST, LAST, NOT_SAID

_PARTS = re.compile(
    r"[，。；：;\n]|[,.:](?=\s|$)"
    r"|\s(?=(?:and then|then|because|while|whereas|but|although|against|before|after|since|so that|which)\s)"
    r"|(?=但|而(?![且非])|再(?![次度现生])|、后|因为|由于|所以|因此)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r", ([A-Z][A-Za-z’'-]*(?: [A-Z][A-Za-z’'-]*){0,3}), "
)  # The vendor, Scribely, said
_MARKS = {"<first": FIRST, "<last": LAST, "<cause": CAUSE, "<not": NOT_SAID}
_MOST = 24  # clauses of a source that are looked at
_Parts = Sequence[frozenset[str]]


def exchanged(sentence: str, source: str) -> Iterator[str]:
    """The names of what has been exchanged between two clauses."""
    here, there = _parts(sentence), _parts(source)[:_MOST]
    both = _once(here) & _once(there)
    mine = [part & both for part in here if part & both]
    theirs = [part & both for part in there]
    for c1, c2 in pairwise(mine):
        for d1, d2 in permutations(theirs, 2):
            if _is_crossed(c1 & d1, c1 & d2, c2 & d1, c2 & d2):
                yield "exchanged"
                return


def _is_crossed(
    kept: frozenset[str],
    taken: frozenset[str],
    given: frozenset[str],
    left: frozenset[str],
) -> bool:
    """Whether each clause has something of both, and not of one kind only.

    Of a table told by columns each clause has figures alone.
    """
    if not (taken and given and (kept or left)):
        return False
    if not (kept and left):
        return any("<cause" in one for one in (kept, left)) or (
            _counts(taken) and _counts(given)
        )
    return not _counts(kept | taken | given | left)


def _counts(found: frozenset[str]) -> bool:
    return all(anchor.startswith("=") for anchor in found)


def _parts(text: str) -> list[frozenset[str]]:
    found = _PARTS.split(_ASIDE.sub(r" \1 ", text))
    return [_marked(part) for part in found if part.strip()]


def _marked(part: str) -> frozenset[str]:
    marks = {name for name, mark in _MARKS.items() if pattern(*mark).search(part)}
    return anchors(part) | marks


def _once(parts: _Parts) -> frozenset[str]:
    often = Counter(anchor for part in parts for anchor in part)
    return frozenset(anchor for anchor, times in often.items() if times == 1)
