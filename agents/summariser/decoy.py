"""A false sentence behind those of a card: who gives it a line does not compare.

A model may point to the nearest line and doubt nothing. So one of the sentences is shown
once more, turned into its opposite; what the model says of the others counts as a
comparison only where it gave that one no line, or doubted it. Nobody else sees it.
"""

import hashlib
import re
from collections.abc import Sequence

from agents.summariser.words.turns import TURNS

_TURNS = tuple((re.compile(found), put) for found, put in TURNS)
_FEWEST = 8  # characters: a shorter one says too little to be wrong


def decoy(sentences: Sequence[str], seed: str) -> str:
    """The opposite of one of them, the same one each time; "" if none can be turned."""
    ordered = sorted(
        (one for one in sentences if len(one) >= _FEWEST),
        key=lambda one: hashlib.sha256(f"{seed}\0{one}".encode()).digest(),
    )
    for found, put in _TURNS:
        for one in ordered:
            turned = found.sub(put, one, count=1)
            if turned not in sentences:
                return turned
    return ""
