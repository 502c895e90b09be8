"""One part of a score: points and why, on one scale over all kinds of sources."""

from typing import NamedTuple


class ScorePart(NamedTuple):
    """`points` are spreads from what is usual: 0 is usual, 2 is rare.

    Each of `reasons` is for an editor, in Chinese.
    """

    points: float = 0.0
    reasons: tuple[str, ...] = ()
