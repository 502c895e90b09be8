"""Whether a server is alive, from who was answered and who was not."""

from dataclasses import replace

from agents.errors import ModelError
from agents.model.patience import Silence

FEWEST_SILENCES = 6


class Pulse:
    """A server that fell silent is not asked again in this run.

    It has not answered anyone for as many requests as run at once, or let the very
    first one run into its deadline: a dead one cannot hold a run up for hours. One of
    them has to be asked after another was given up: where a machine slept, all that
    were in flight end at once.
    """

    def __init__(self, who: str, at_once: int) -> None:
        self._who, self._most = who, max(FEWEST_SILENCES, at_once)
        self._answered = False
        self._silences = 0
        self._asked_since = False  # a silent request began after another's silence
        self._dead = False

    @property
    def is_alive(self) -> bool:
        """Whether anyone was answered in this run."""
        return self._answered

    def begin(self) -> int:
        """What `feel` is to be given. Raises ModelError where nobody answers any more."""
        if (self._silences >= self._most and self._asked_since) or self._dead:
            raise ModelError(
                f"{self._who} did not answer {self._silences} times in a row; it is not"
                " asked again in this run; a slow one needs --model-timeout and a"
                " lower --concurrency"
            )
        return self._silences

    def answered(self) -> None:
        self._answered, self._dead = True, False
        self._silences, self._asked_since = 0, False

    def silent(self, silence: Silence, before: int) -> Silence:
        if before:
            self._asked_since = True
        self._silences += 1
        if silence.timed_out and not self._answered:
            # Nobody was ever answered: a second deadline would be too many.
            self._dead = True
            return replace(silence, worth_a_retry=False)
        return silence
