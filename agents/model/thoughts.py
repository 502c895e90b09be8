"""The room of a call: its text, and what thinking takes of `max_tokens` besides."""

from collections import deque

from agents.domain.reading import Prompt
from agents.model.completion import Completion
from agents.model.dialect import Kind, kind_of
from agents.model.server_memory import ServerMemory

_LAST = 16  # answers of which the largest counts
_GENEROUS, _TIGHT = 2.5, 1.25  # of the largest


class Thoughts:
    """Learnt from every answer, kept with what is known of the model."""

    def __init__(self, memory: ServerMemory) -> None:
        self._memory = memory
        self._last: dict[Kind, deque[int]] = {
            kind: deque([tokens], _LAST)
            for kind, tokens in memory.known.thinking.items()
        }

    def room(self, prompt: Prompt) -> int:
        return prompt.max_tokens + int(_GENEROUS * self._largest(kind_of(prompt)))

    def least(self, prompt: Prompt) -> int:
        """Where the context leaves no more."""
        return prompt.max_tokens + int(_TIGHT * self._largest(kind_of(prompt)))

    def learn(self, kind: Kind, answer: Completion, room: int) -> None:
        """An answer that was cut off before its text took at least all of its room."""
        tokens = answer.thinking_tokens
        if answer.fault == "cut off" and not answer.text:
            tokens = max(tokens, room)
        elif answer.completion_tokens is None and not answer.shown:
            return  # it was not counted, which is not none
        if not tokens and not self._last:
            return
        last = self._last.setdefault(kind, deque(maxlen=_LAST))
        last.append(tokens)
        thinking = {kind: max(last) for kind, last in self._last.items()}
        if thinking != self._memory.known.thinking:
            self._memory.learn(thinking=thinking)

    def _largest(self, kind: Kind) -> int:
        """Of this kind, or of the other where it was never asked for."""
        known = self._memory.known.thinking
        return known.get(kind, max(known.values(), default=0))
