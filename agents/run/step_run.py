"""A run's way through the steps, and what is to be told of it afterwards."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, cast

from agents.domain.choice import Chosen
from agents.domain.words import RunId, StoryId
from agents.ports import Services
from agents.run.checkpoints import Checkpoints


class StepRun(ABC):
    """What every one of them keeps."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.openings: list[str] = []  # keys of the printed introductions
        self.faults: list[str] = []  # keys of those that were held back

    async def choose(self, services: Services) -> list[StoryId]:
        """As far as the shortlist, and no further. The chosen stories, best first.

        For runs that are made to choose: one that goes again through a finished
        window is none (`agents.run.job`).
        """
        raise NotImplementedError

    @abstractmethod
    async def run(
        self, services: Services, chosen: Chosen | None = None
    ) -> list[StoryId]:
        """The printed stories, in order; with a choice that stands it begins behind it."""

    async def forget(self) -> None:  # noqa: B027  # who keeps nothing drops nothing
        """Drop what only a run needs that is gone on with; its draft is written."""

    def counted(self, cards: int) -> dict[str, int]:
        """With those of so many cards in the draft."""
        return {
            **self.counts,
            "cards": cards,
            "dropped": self.counts["shortlisted"] - cards,
        }

    def _took(self, step: str, seconds: float) -> None:
        self.seconds[step] = round(self.seconds.get(step, 0.0) + seconds, 3)

    def _finished(self, values: Mapping[str, Any]) -> list[StoryId]:
        self.counts = {
            name: len(values[key])
            for name, key in (
                ("candidates", "candidate_ids"),
                ("shortlisted", "shortlist_ids"),
            )
        }
        self.openings, self.faults = values["openings"], values["faults"]
        self.counts |= {"stories": values["stories"], "known": values["known"]}
        return cast(list[StoryId], values["printed_ids"])


StepRunOf = Callable[[Checkpoints, RunId], StepRun]
