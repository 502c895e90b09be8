"""Parsing off the event loop: a thread for few feeds, two processes for many."""

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from datetime import datetime, tzinfo
from typing import Any, Protocol

from agents.domain.reading import SourceReading
from agents.domain.source import FeedSource
from agents.messages.said import Language, speaking, spoken
from agents.ports import Fetched

# Below this, starting workers costs more than they save.
_MANY = 150
# Documents that may wait to be parsed: more would only fill the memory.
_WAITING = 256


class Parse(Protocol):
    def __call__(
        self, source: FeedSource, answer: Fetched, until: datetime, zone: tzinfo
    ) -> SourceReading:
        """A pure function of a module. Raises SourceError."""
        ...


class ParserPool:
    """One per run of so many `feeds`; its workers, if any, end with the run.

    Whoever fetches a document to be parsed takes a place in `room` first.
    """

    def __init__(self, feeds: int = 0, workers: int = 2) -> None:
        self._workers = workers if feeds > _MANY else 0
        if self._workers:
            _collect_rarely()
        self.room = asyncio.Semaphore(_WAITING)
        self._pool: ProcessPoolExecutor | None = None

    async def __call__(
        self,
        parse: Parse,
        source: FeedSource,
        answer: Fetched,
        until: datetime,
        zone: tzinfo,
    ) -> SourceReading:
        """What `parse` makes of it. Raises SourceError.

        Should a worker die, its documents and all others are parsed in threads.
        """
        if self._workers and self._pool is None:
            self._pool = _pool(self._workers)
        if pool := self._pool:
            loop = asyncio.get_running_loop()
            try:
                text = await loop.run_in_executor(
                    pool, _as_json, spoken(), parse, source, answer, until, zone
                )
            except BrokenExecutor:
                self._pool, self._workers = None, 0
            else:
                return SourceReading.model_validate_json(text)
        return await asyncio.to_thread(parse, source, answer, until, zone)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not forked: threads of ours run, and may hold locks.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _as_json(language: Language, parse: Parse, *given: Any) -> str:
    """JSON crosses between processes in half the time of pickled nouns.

    A process does not know which language its parent speaks.
    """
    with speaking(language):
        return parse(*given).model_dump_json()


def _collect_rarely() -> None:
    """Let Python look for cycles in memory less often, a tenth of a large run's time.

    A run makes objects by the million, and hardly a cycle.
    """
    gc.set_threshold(100_000, 50, 100)


def _begin() -> None:
    """A worker's first act: Ctrl-C is its parent's, and without one it ends."""
    _collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:  # a killed parent cannot say that it is gone
        parent.join()
        os._exit(1)
