"""The graph's checkpoints in the PostgreSQL database that holds the state."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from psycopg import AsyncConnection
from psycopg.rows import dict_row

from agents.run.checkpoints import Checkpoints
from agents.store.postgres import SESSION, Address
from agents.web.closing import finished


def postgres_checkpoints(address: Address) -> Checkpoints:
    """In tables of langgraph's own, on a connection beside the state's."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[BaseCheckpointSaver[str]]:
        with address.wrapped_errors():
            connection: AsyncConnection[dict[str, Any]]
            connection = await AsyncConnection.connect(
                address.conninfo.get_secret_value(),
                autocommit=True,
                prepare_threshold=0,
                row_factory=dict_row,
            )
            async with connection:
                await connection.execute(SESSION, prepare=False)
                saver = AsyncPostgresSaver(connection)
                await saver.setup()
                try:
                    yield saver
                finally:
                    await finished(_ended(saver, connection))

    return opened


async def _ended(saver: AsyncPostgresSaver, connection: AsyncConnection[Any]) -> None:
    async with saver.lock:  # as `in_file` does
        await connection.close()
