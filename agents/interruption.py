"""Work that Ctrl-C and a scheduler's SIGTERM may end at any moment."""

import signal
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from agents.messages.said import said

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")
INTERRUPTED = 128  # plus the signal's number, as shells count


def interruptible(work: Coroutine[Any, Any, T]) -> T:
    """Run it; SIGINT and SIGTERM cancel it and become the exit code."""
    import asyncio  # noqa: PLC0415  # a third of what `--help` takes

    caught: list[int] = []

    async def run() -> T:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, _cancel, task, caught, number)
        return await task

    try:
        return asyncio.run(run())
    except asyncio.CancelledError:
        sys.stderr.write(said("interrupted; run it again to go on from here") + "\n")
        raise SystemExit(INTERRUPTED + caught[0]) from None


def _cancel(task: "asyncio.Future[Any]", caught: list[int], number: int) -> None:
    caught.append(number)
    task.cancel()
