"""What a fault of our own costs: one story or one source, never the run (docs/architecture.md §5.15).

Here are the program's only broad excepts. What ends a run on purpose goes on: our own
errors, and what SQLite says of its file. A bug outside of a bulkhead crashes.
"""

import sqlite3
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from agents.domain.issue import Card
from agents.domain.report import Cost, Fault
from agents.domain.words import StoryId
from agents.errors import AgentsError
from agents.ports import Services

T = TypeVar("T")
_ENDING = (AgentsError, sqlite3.Error)
_END = 20_000  # characters of a long traceback that are kept of its either end


@contextmanager
def bulkhead(services: Services, cost: Cost, name: str) -> Iterator[list[str]]:
    """Hold back what the block gets wrong; it cost `name` so much.

    Yields the keys of the faults that are kept: none until one was held back.
    """
    keys: list[str] = []

    def keep(fault: Fault) -> None:
        services.store.faults.keep({fault.key: fault})
        keys.append(fault.key)

    with held_back(cost, name, keep, services.redact):
        yield keys


@contextmanager
def held_back(
    cost: Cost, name: str, keep: Callable[[Fault], None], redact: Callable[[str], str]
) -> Iterator[None]:
    """The same for who has no store: `keep` is given the fault, if there is one."""
    try:
        yield
    except Exception as error:  # the branch is lost and named, the run goes on
        ending, own = _parted(error)
        if own is None:
            raise
        text = _legible(redact("".join(traceback.format_exception(own))))
        keep(Fault(cost=cost, name=name, traceback=text))
        if ending is not None:
            raise ending from own


def borne(
    services: Services, cards: Sequence[Card], work: Callable[[Sequence[Card]], T]
) -> tuple[T, list[str]]:
    """`work` over the cards that bear it, and the keys of what the others did to it.

    Only where it fails over all of them is each tried alone. What then fails for none
    is no card's fault: a bug, which crashes.
    """
    try:
        return work(cards), []
    except Exception as error:  # whose fault it is, the next lines find out
        if _parted(error)[1] is None:
            raise
        unexplained = error
    held: list[str] = []
    sound: list[Card] = []
    for card in cards:
        with bulkhead(services, "story", card.story_id) as found:
            work([card])
        held += found
        if not found:
            sound.append(card)
    if not held:
        raise unexplained
    return work(sound), held


def spared(
    services: Services, story_ids: Sequence[StoryId], faults: Sequence[str]
) -> list[StoryId]:
    """The stories that none of these faults cost their place."""
    kept = services.store.faults.many(faults)
    lost = {fault.name for fault in kept if fault.cost == "story"}
    return [story_id for story_id in story_ids if story_id not in lost]


def _parted(error: Exception) -> tuple[Exception | None, Exception | None]:
    """What ends the run, and what is a fault of our own; a TaskGroup joins both."""
    if isinstance(error, ExceptionGroup):
        return error.split(_ENDING)
    return (error, None) if isinstance(error, _ENDING) else (None, error)


def _legible(text: str) -> str:
    """Not without end, and without what moves a terminal's cursor."""
    if len(text) > 2 * _END:  # of a recursion
        text = f"{text[:_END]}\n…\n{text[-_END:]}"
    return "".join(
        c if c == "\n" or c.isprintable() else c.encode("unicode_escape").decode()
        for c in text
    )
