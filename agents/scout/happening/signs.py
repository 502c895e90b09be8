"""A text without spaces and marks, as far as it tells a copy. Pure."""

import re

from agents.scout.happening.remembered import remembered

_SIGNS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_RUN, _PROBE = 4, 8  # signs


class Signs:
    """Letters and digits of a text, in lower case."""

    def __init__(self, text: str) -> None:
        self.text = "".join(_SIGNS.findall(text.lower()))

    @remembered
    def runs(self) -> frozenset[str]:
        """Runs of four."""
        ends = range(_RUN, len(self.text) + 1)
        return frozenset([self.text[end - _RUN : end] for end in ends])

    @remembered
    def probes(self) -> tuple[str, ...]:
        """Some short parts of it."""
        quarters = (n * len(self.text) // 4 for n in (1, 2, 3))
        return tuple(self.text[at : at + _PROBE] for at in quarters)

    @remembered
    def numbers(self) -> str:
        """The numbers in it, between commas."""
        return f",{','.join(_NUMBER.findall(self.text))},"
