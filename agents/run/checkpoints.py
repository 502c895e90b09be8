"""Where the graph's checkpoints lie: in a file beside the state.

langgraph takes a second to load: who opens the state for something else does without.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from agents.store.shelf import disk_faults

if TYPE_CHECKING:
    import aiosqlite
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

Checkpoints = Callable[[], AbstractAsyncContextManager["BaseCheckpointSaver[str]"]]


def in_file(file: Path) -> Checkpoints:
    """The checkpoints of a state that lies in a folder.

    Opened and used they raise OutputError where the disk is full or broken.
    """

    @asynccontextmanager
    async def opened() -> AsyncIterator["BaseCheckpointSaver[str]"]:
        from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver  # noqa: PLC0415

        from agents.web.closing import finished  # noqa: PLC0415

        with disk_faults():
            async with _connected(file) as connection:
                saver = AsyncSqliteSaver(connection)
                await saver.setup()
                try:
                    yield saver
                finally:
                    await finished(_ended(saver))

    return opened


@asynccontextmanager
async def _connected(file: Path) -> AsyncIterator["aiosqlite.Connection"]:
    import aiosqlite  # noqa: PLC0415

    from agents.web.closing import finished  # noqa: PLC0415

    connection = aiosqlite.connect(file)
    try:
        # Told to stop while it opens the file, aiosqlite forgets what its thread goes
        # on to open (0.22.1). So it is awaited, and closed.
        await finished(connection)
        yield connection
    finally:
        await finished(connection.close())


async def _ended(saver: "AsyncSqliteSaver") -> None:
    # langgraph begins writes when it has stopped waiting for any: those of the branches
    # that it cancels, or all where its end is interrupted (1.2.24). Closed in the midst
    # of one, SQLite keeps the transaction, and its lock, for as long as anything
    # remembers the cursor. So the one in hand is waited for, and the later ones find no
    # connection.
    async with saver.lock:
        await saver.conn.rollback()
        await saver.conn.close()
