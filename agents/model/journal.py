"""Every answer once: what was asked before is answered from the journal."""

import asyncio
import hashlib
import json
from typing import Protocol
from weakref import WeakValueDictionary

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.domain.report import Usage
from agents.model.budget import Budget
from agents.model.schema import schema_for
from agents.ports import Ask

_SENDING = 8  # turns of the event loop until who was given a slot has sent its call


class Journal(Protocol):
    """Answers by key. `keep` is durable when it returns: the journal is the resume."""

    def find(self, key: str) -> Reply | None: ...
    def keep(self, key: str, prompt: Prompt, draw: Draw, reply: Reply) -> None: ...


class MemoryJournal:
    """Forgotten at the end of the run."""

    def __init__(self) -> None:
        self._replies: dict[str, Reply] = {}

    def find(self, key: str) -> Reply | None:
        return self._replies.get(key)

    def keep(self, key: str, prompt: Prompt, draw: Draw, reply: Reply) -> None:  # noqa: ARG002  # stores show what was asked
        self._replies[key] = reply


def key_of(endpoint: str, model: str, prompt: Prompt, draw: Draw) -> str:
    """sha256 of all that decides the answer; story and step do not."""
    asked = {
        "endpoint": endpoint,
        "model": model,
        "messages": [[m.role, m.content] for m in prompt.messages],
        "temperature": prompt.temperature,
        "max_tokens": prompt.max_tokens,
        "shape": prompt.shape and schema_for(prompt.shape, strict=False),
        "sample": draw.number,
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


class Journaled:
    """An Ask. Two identical calls at once ask once; the second finds the answer.

    Wrap the whole list of models (`model` is then "a,b"): a rerun then asks nothing,
    though the first model had failed and the second one answered. What an answer took
    counts once, whichever process asked for it. An answer that cannot be kept was paid
    for in vain, so the budget is closed then.
    """

    def __init__(
        self, inner: Ask, journal: Journal, endpoint: str, model: str, budget: Budget
    ) -> None:
        self._inner = inner
        self._journal = journal
        self._endpoint = endpoint
        self._model = model
        self._budget = budget
        self._counted: set[str] = set()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        key = key_of(self._endpoint, self._model, prompt, draw)
        lock = self._asking.setdefault(key, asyncio.Lock())
        async with lock:
            if known := self._journal.find(key):
                took = 0 if key in self._counted else known.usage.paid_tokens
                self._counted.add(key)
                hit = Usage(journal_hits=1, journal_tokens=took)
                self._budget.tally.add(prompt.step, hit, prompt.story_id)
                return known.model_copy(update={"usage": hit})
            reply = await self._inner(prompt, draw)
            self._counted.add(key)
            kept = False
            try:
                self._journal.keep(key, prompt, draw, reply)
                kept = True
            finally:
                if not kept:
                    self._budget.close()
            await _after_others()
            return reply


async def _after_others() -> None:
    """What a new answer costs us comes after the calls that waited for its slot.

    Else the server waits for our checks, and longest where several answers come at once.
    """
    for _ in range(_SENDING):
        await asyncio.sleep(0)
