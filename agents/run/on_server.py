"""The graph's checkpoints in the PostgreSQL database that holds the state."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from psycopg import AsyncConnection
from psycopg.rows import dict_row

from agents.run.checkpoints import Checkpoints, Settling
from agents.store.postgres import SESSION, Address


class _OnServer(Settling, AsyncPostgresSaver):
    """In tables of langgraph's own."""


def on_server(address: Address) -> Checkpoints:
    """On a connection of its own, beside the state's."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[BaseCheckpointSaver[str]]:
        with address.told():
            connection: AsyncConnection[dict[str, Any]]
            connection = await AsyncConnection.connect(
                address.conninfo.get_secret_value(),
                autocommit=True,
                prepare_threshold=0,
                row_factory=dict_row,
            )
            async with connection:
                await connection.execute(SESSION, prepare=False)
                saver = _OnServer(connection)
                await saver.setup()
                try:
                    yield saver
                finally:
                    await saver.settle()

    return opened
