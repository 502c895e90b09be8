"""Whether a server is alive, from who was answered and who was not."""

from dataclasses import replace
from typing import NamedTuple

from agents.errors import ModelError
from agents.messages.said import said
from agents.model.patience import Silence

FEWEST_SILENCES = 6


class Beat(NamedTuple):
    """How things stood when a call began."""

    silences: int
    answers: int


class Pulse:
    """A server that fell silent is not asked again in this run.

    It has not answered anyone for as many requests as run at once, or let the very
    first one run into its deadline: a dead one cannot hold a run up for hours. One of
    them has to be asked after another was given up: where a machine slept, all that
    were in flight end at once. Nor does it count that a call was not answered while
    another one was.
    """

    def __init__(self, who: str, at_once: int) -> None:
        self._who, self._most = who, max(FEWEST_SILENCES, at_once)
        self._answers = 0
        self._silences = 0
        self._asked_since = False  # a silent request began after another's silence
        self._dead = False

    @property
    def is_alive(self) -> bool:
        """Whether anyone was answered in this run."""
        return self._answers > 0

    def begin(self) -> Beat:
        """What `feel` is to be given. Raises ModelError where nobody answers any more."""
        if self._dead:
            raise ModelError(
                said(
                    "{who} has not answered at all; it is not asked again in this run; a"
                    " slow one needs --model-timeout and a lower --concurrency",
                    who=self._who,
                )
            )
        if self._silences >= self._most and self._asked_since:
            raise ModelError(
                said(
                    "{who} did not answer {silences} times in a row; it is not asked"
                    " again in this run; a slow one needs --model-timeout and a lower"
                    " --concurrency",
                    who=self._who,
                    silences=self._silences,
                )
            )
        return Beat(self._silences, self._answers)

    def answered(self) -> None:
        self._answers, self._dead = self._answers + 1, False
        self._silences, self._asked_since = 0, False

    def silent(self, silence: Silence, begun: Beat) -> Silence:
        if begun.answers < self._answers:
            return silence
        if begun.silences:
            self._asked_since = True
        self._silences += 1
        if silence.timed_out and not self._answers:
            # Nobody was ever answered: a second deadline would be too many.
            self._dead = True
            return replace(silence, worth_a_retry=False)
        return silence
