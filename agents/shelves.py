"""What a run keeps, as the agents see it: shelves of nouns, and the sources' readings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from agents.domain.choice import Choice
from agents.domain.issue import Asked, Card, Introduction
from agents.domain.reading import KeptReading, Picture
from agents.domain.report import Bench, Fault, SourceReport
from agents.domain.share import Account
from agents.domain.source import Source
from agents.domain.story import Candidate, Gathered, Material, Ranked, Writing
from agents.domain.taste import Learning
from agents.domain.words import CandidateId, Window

T = TypeVar("T")


class Shelf(Protocol[T]):
    """Nouns of one type, by key. A missing key is a bug and raises KeyError."""

    def keep(self, nouns: Mapping[str, T]) -> None: ...
    def one(self, key: str) -> T: ...
    def many(self, keys: Iterable[str]) -> list[T]: ...
    def every(self) -> list[T]:
        """All of this run, by key."""
        ...


class Store(Protocol):
    """What a run keeps. All but candidates and readings belong to one run."""

    @property
    def candidates(self) -> Shelf[Candidate]: ...
    @property
    def choices(self) -> Shelf[Choice]:
        """The last one of this version of the program, of whichever run: "last"."""
        ...

    @property
    def learnings(self) -> Shelf[Learning]:
        """Likewise what was learnt last."""
        ...

    @property
    def accounts(self) -> Shelf[Account]:
        """What the caps leave to each story."""
        ...

    @property
    def ranked(self) -> Shelf[Ranked]: ...
    @property
    def gathered(self) -> Shelf[Gathered]: ...
    @property
    def benches(self) -> Shelf[Bench]:
        """By the step that left them out."""
        ...

    @property
    def writings(self) -> Shelf[Writing]: ...
    @property
    def cards(self) -> Shelf[Card]: ...
    @property
    def introductions(self) -> Shelf[Introduction]:
        """By `introduction_key`."""
        ...

    @property
    def asked(self) -> Shelf[Asked]:
        """By the same: what a model was asked for last."""
        ...

    @property
    def pictures(self) -> Shelf[Picture]:
        """By the path of their file under static/."""
        ...

    @property
    def source_reports(self) -> Shelf[SourceReport]: ...
    @property
    def faults(self) -> Shelf[Fault]:
        """By their own key."""
        ...

    def recent_texts(self, source: str) -> list[str]:
        """What the newest entries of a source say, those of earlier runs as well."""
        ...

    def as_first_read(self, materials: Sequence[Material]) -> tuple[Material, ...]:
        """Each with the time when this very text was first read, by whichever run."""
        ...

    def of_window(self, window: Window, most: int) -> list[CandidateId]:
        """What is kept of a window, those of its first and last day whole.

        Of many those whose hash comes first.
        """
        ...

    def reading(self, source: Source, window: Window) -> KeptReading | None:
        """The last reading of exactly this source (and window, where it counts)."""
        ...

    def keep_reading(
        self,
        source: Source,
        window: Window,
        candidates: Sequence[Candidate],
        kept: KeptReading,
    ) -> None:
        """Keep the candidates that changed, and how they were read."""
        ...
