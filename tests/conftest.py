"""No test reaches the network or reads the machine's environment."""

import faulthandler
import gc
import os
import socket
import sys
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest
from hypothesis import settings

from tests import laws
from tests.neighbours import pytest_collection_modifyitems  # noqa: F401  # a hook
from tests.postgres import Server, server
from tests.tables import pytest_pycollect_makeitem  # noqa: F401  # a hook
from tests.world import World, world

_TEARDOWN = 120  # seconds


def pytest_report_header() -> str:
    found = f"{settings().max_examples} examples of each law"
    return f"{found}, the profile {laws.PROFILE!r} (EXAMPLES=few, usual, many)"


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests wait for browsers, servers and processes."""
    return (os.cpu_count() or 1) + 1


# Whatever the environment says: else each worker of each run compiles all tests anew.
sys.dont_write_bytecode = False

gc.disable()  # what is loaded to the end of collecting holds hardly a cycle


def pytest_collection_finish() -> None:
    """What was loaded stays: else each collection of garbage goes through it again."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a test makes little, and ends soon
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """The watch over what hangs stops where a test fails; its teardown may hang too."""
    if isinstance(node, pytest.Item):
        faulthandler.dump_traceback_later(
            _TEARDOWN, exit=True, file=sys.__stderr__ or sys.stderr
        )


_KEPT = ("PATH", "HOME", "TMPDIR", "PYTHONPATH")


@pytest.fixture(autouse=True, scope="session")
def bare_environment() -> Iterator[None]:
    """Only what a process needs to start; no key, no proxy, no setting, no language."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):  # noqa: TID251  # the one place that empties it
            if name not in _KEPT and not name.startswith(("PYTEST_", "COV_")):
                patch.delenv(name)
        patch.setenv("LANGGRAPH_STRICT_MSGPACK", "true")
        patch.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Refuse every connect and name resolution but loopback."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _loopback_only(str(address[0]))
        connect(self, address)

    def guarded_resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name != "localhost":
            _loopback_only(name)
        return resolve(host, *args, **kwargs)

    socket.socket.connect = guarded_connect  # type: ignore[method-assign, assignment]
    socket.getaddrinfo = guarded_resolve
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]
    socket.getaddrinfo = resolve


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with server() as here:
        yield here


@pytest.fixture
def postgres(postgres_server: Server) -> Iterator[Server]:
    """Where PostgreSQL is installed; else the test is skipped."""
    yield postgres_server
    postgres_server.empty_databases()


def _loopback_only(host: str) -> None:
    try:
        allowed = ip_address(host).is_loopback
    except ValueError:
        allowed = False
    if not allowed:
        raise socket.gaierror(f"a test tried to reach {host!r}")


@pytest.fixture(scope="module")
def address() -> Iterator[World]:
    """Where the worlds of a file's tests stand, one after the other.

    What one of them left, copied, asks there too.
    """
    with world() as small:
        yield small
