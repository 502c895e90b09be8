"""Which of several answers to one prompt is meant."""

from typing import NamedTuple

_REPAIR, _TIME = 1_000, 10_000  # journals and recordings know answers by these


class Draw(NamedTuple):
    """Another one is another draw: it may say something else."""

    sample: int = 0
    repairs: bool = False  # it quotes what was wrong with the draw of this sample
    time: int = 0  # how often the same was written before

    @property
    def number(self) -> int:
        """Its place in a journal and a recording; it means the same in every version.

        >>> Draw(sample=2, repairs=True, time=3).number
        31002
        """
        return self.sample + _REPAIR * self.repairs + _TIME * self.time


FIRST = Draw()
