"""A disk that is full, for as long as a test wants it to be."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from agents.store.connection import Connection
from agents.store.database import open_database
from tests.postgres import ON_SERVER, Server

FullDisk = Callable[[int], AbstractContextManager[None]]


@contextmanager
def _full_disk(size: int) -> Iterator[None]:
    """No file of this process can grow beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(scope="session")
def full_disk() -> FullDisk:
    return _full_disk


@pytest.fixture
def in_sqlite(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_database(tmp_path / "state.db", list[str]().append)) as opened:
        yield opened


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=ON_SERVER)])
def connection(request: pytest.FixtureRequest) -> Iterator[Connection]:
    """What is kept in one is kept in the other."""
    if request.param == "sqlite":
        yield request.getfixturevalue("in_sqlite")
        return
    server: Server = request.getfixturevalue("postgres")
    from agents.store.postgres import Address, opened  # noqa: PLC0415  # an extra

    with opened(Address.of(SecretStr(server.database()), None)) as there:
        yield there
