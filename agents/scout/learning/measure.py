"""How well an order finds what was printed."""

import math
from collections.abc import Sequence

PLACES = 20


def ndcg(found: Sequence[bool], places: int = PLACES) -> float:
    """1.0 where all that was printed comes first; each place counts by its log.

    >>> ndcg([True, False, True])
    0.9197
    """
    gain = sum(1 / math.log2(n + 2) for n, hit in enumerate(found[:places]) if hit)
    best = sum(1 / math.log2(n + 2) for n in range(min(places, sum(found))))
    return round(gain / best, 4) if best else 0.0
