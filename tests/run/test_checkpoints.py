"""Checkpoints are closed whenever a run is told to stop.

A connection that is forgotten open warns when it is collected, and a warning fails the
test: psycopg's always, SQLite's from Python 3.13 on.
"""

import asyncio
import gc
import threading
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from pydantic import SecretStr

from agents.errors import OutputError
from agents.run.checkpoints import Checkpoints, in_file
from agents.run.postgres_checkpoints import postgres_checkpoints
from agents.store.postgres import Address
from tests.postgres import ON_SERVER, Server

ANY: RunnableConfig = {"configurable": {"thread_id": "any", "checkpoint_ns": ""}}


@pytest.fixture(params=["folder", pytest.param("server", marks=ON_SERVER)])
def checkpoints(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Checkpoints:
    if request.param == "folder":
        return in_file(tmp_path_factory.mktemp("state") / "graph.db")
    server: Server = request.getfixturevalue("postgres")
    return postgres_checkpoints(Address.of(SecretStr(server.database()), None))


async def used(checkpoints: Checkpoints) -> None:
    async with checkpoints() as saver:
        await saver.aget_tuple(ANY)


async def turns(number: int) -> None:
    """Of the loop, in which other tasks go on."""
    for _ in range(number):
        await asyncio.sleep(0)


def collected(before: set[threading.Thread]) -> None:
    """What was forgotten has warned: the threads that held it are gone.

    The loop's own pool may have grown meanwhile; its threads end with the loop.
    """
    for thread in set(threading.enumerate()) - before:
        if not thread.name.startswith("asyncio_"):
            thread.join(timeout=60)
            assert not thread.is_alive()
    gc.collect()


@pytest.mark.parametrize("times", [1, 2])
async def test_whenever_a_run_is_interrupted_no_connection_is_left_open(
    checkpoints: Checkpoints, times: int
) -> None:
    await used(checkpoints)  # makes the tables
    gc.collect()
    before = set(threading.enumerate())

    for number in range(30):
        task = asyncio.create_task(used(checkpoints))
        await turns(number)
        for _ in range(times):
            task.cancel()
            await turns(1)
        await asyncio.wait([task])

    collected(before)


async def test_a_disk_that_is_full_is_told_as_the_states(tmp_path: Path) -> None:
    checkpoints = in_file(tmp_path / "graph.db")
    await used(checkpoints)

    with pytest.raises(OutputError, match="the state cannot be written: "):
        async with checkpoints() as saver:
            await _filled(saver)


async def _filled(saver: BaseCheckpointSaver[str]) -> None:
    """SQLite takes it for a full disk."""
    assert isinstance(saver, AsyncSqliteSaver)
    await saver.conn.execute("PRAGMA max_page_count = 1")
    await saver.conn.execute("CREATE TABLE more AS SELECT zeroblob(9999)")
