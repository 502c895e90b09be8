"""What editors printed, as weights of words, and whether it chose past windows better."""

import hashlib
from typing import NamedTuple

from pydantic import Field

from agents.domain.words import Noun

_HALF = 30  # printed items at which what was learnt weighs as much as the prior


class LearntTerm(NamedTuple):
    """What a term counts for in a text (`idf`), and for the score (`weight`)."""

    idf: float
    weight: float


class Scale(NamedTuple):
    """What is usual of past windows' candidates that nobody printed."""

    mean: float
    spread: float


class Taste(Noun):
    """A linear model of TF-IDF. `scales` is by kind of source, "" for any other."""

    positives: int = Field(ge=1)
    windows: int = Field(ge=1)
    terms: dict[str, LearntTerm]
    bias: float
    scales: dict[str, Scale]

    @property
    def share(self) -> float:
        """Of the score, beside the prior's 1 - share: n / (n + 30)."""
        return self.positives / (self.positives + _HALF)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


class Recall(NamedTuple):
    """Of a section's printed items, those among the first 20 by either score."""

    section: str
    printed: int
    prior: int
    learnt: int


class Replayed(Noun):
    """One past window chosen again, having learnt from the windows before it alone."""

    window: str  # its last day
    candidates: int
    printed: int  # items of it that are among the candidates
    positives: int  # that were learnt from
    prior: float  # nDCG@20 of the prior alone
    learnt: float  # and with what was learnt
    recall: tuple[Recall, ...]


class Learning(Noun):
    """All that one look at the past gave. `why` it is not used; "" where it is."""

    of: str  # a digest of what it depends on
    positives: int
    windows: int
    taste: Taste | None
    replayed: tuple[Replayed, ...] = ()
    why: str = ""

    @property
    def used(self) -> Taste | None:
        return None if self.why else self.taste
