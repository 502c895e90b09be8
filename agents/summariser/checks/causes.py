"""What a sentence gives as the reason of something stands beside it in the source.

Both may be said there, of two things in two sentences: 只用小网格训练，因为形状不够锐利 of
"Limited by resources, it is trained on small ones. The shape should be sharp."
"""

import re
from collections.abc import Iterator

from agents.domain.sentences import sentences
from agents.summariser.checks.meaning import anchors
from agents.summariser.words.order import REASON, REASON_GOES_ON

_TOLD = re.compile(rf"[，。；](?=正?是?{REASON})")
_LED = re.compile(rf"^[^，。；]*?{REASON}[^，。；]*[，；]")
_FOLLOWS = re.compile(REASON_GOES_ON, re.IGNORECASE)


def unreasoned(sentence: str, source: str) -> Iterator[str]:
    """The reasons that no sentence of the source has beside what they explain."""
    for reason, outcome in _pairs(sentence):
        whole = anchors(source)
        mine, theirs = anchors(reason) & whole, anchors(outcome) & whole
        shared = mine & theirs
        mine, theirs = mine - shared, theirs - shared
        breaths = [anchors(one) for one in _breaths(source)]
        if (
            mine
            and theirs
            and not any(_most(mine, one) and _most(theirs, one) for one in breaths)
        ):
            yield reason


def _most(wanted: frozenset[str], other: frozenset[str]) -> bool:
    return 3 * len(wanted & other) >= 2 * len(wanted)


def _pairs(sentence: str) -> Iterator[tuple[str, str]]:
    if match := _LED.match(sentence):
        yield match[0], sentence[match.end() :]
    elif match := _TOLD.search(sentence):
        yield sentence[match.end() :], sentence[: match.start()]


def _breaths(source: str) -> Iterator[str]:
    """Each sentence, with the one before it where it goes on from that."""
    for line in source.split("\n"):
        before = ""
        for one in sentences(line):
            yield f"{before} {one}" if _FOLLOWS.match(one) else one
            before = one
