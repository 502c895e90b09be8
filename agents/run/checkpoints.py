"""Where the graph's checkpoints lie: a file beside the state, or the same server."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from typing_extensions import override

Checkpoints = Callable[[], AbstractAsyncContextManager[BaseCheckpointSaver[str]]]


class Settling(BaseCheckpointSaver[str]):
    """Knows which writes are under way, so that nobody closes its connection on them.

    langgraph waits at its end for the writes that it knows of, then cancels the
    branches, whose writes come only now: AsyncBackgroundExecutor copies its tasks
    first (langgraph 1.2.24). Closed under such a write, SQLite keeps the transaction,
    and its lock, for as long as anything remembers the cursor.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._under_way = set[asyncio.Task[None]]()

    @override
    def aput_writes(
        self,
        config: RunnableConfig,
        writes: Sequence[tuple[str, Any]],
        task_id: str,
        task_path: str = "",
    ) -> Coroutine[Any, Any, None]:
        """Begun at once, and not given up with whoever asked for it."""
        task = asyncio.create_task(
            super().aput_writes(config, writes, task_id, task_path)
        )
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return _wait(task)

    async def settle(self) -> None:
        """Wait until nothing is being written."""
        while self._under_way:
            await asyncio.wait(self._under_way)


class _InFile(Settling, AsyncSqliteSaver):
    """In `graph.db`."""


def in_file(file: Path) -> Checkpoints:
    """The checkpoints of a state that lies in a folder."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[BaseCheckpointSaver[str]]:
        async with aiosqlite.connect(file) as connection:
            saver = _InFile(connection)
            await saver.setup()
            try:
                yield saver
            finally:
                await saver.settle()

    return opened


async def _wait(task: "asyncio.Task[None]") -> None:
    await asyncio.shield(task)
