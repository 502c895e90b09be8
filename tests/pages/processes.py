"""What Linux tells of processes, for tests that look at them from beside."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

PROC = Path("/proc")

linux_only = pytest.mark.skipif(
    not (PROC / f"{os.getpid()}/task").exists(), reason="needs Linux's /proc"
)


def children(of: int) -> list[int]:
    lists = (PROC / f"{of}/task").glob("*/children")
    return [int(pid) for one in lists for pid in one.read_text().split()]


def _command(pid: int) -> bytes:
    try:
        return (PROC / f"{pid}/cmdline").read_bytes()
    except OSError:  # it has just ended
        return b""


def wait_until(is_so: Callable[[], object]) -> None:
    """As long as the test may take."""
    pause = Event()
    while not is_so():
        pause.wait(0.01)


def workers(of: int) -> list[int]:
    """The readers of PDFs among its children: a test's process may have others too."""
    return [pid for pid in children(of) if b"pdf_worker" in _command(pid)]


def worker_of(run: int) -> int:
    """The one reader that a run has started, once it has bound itself."""
    wait_until(lambda: workers(run))
    (worker,) = workers(run)
    wait_until(lambda: "Max cpu time              15  " in limits(worker))
    return worker


def limits(pid: int) -> str:
    return (PROC / f"{pid}/limits").read_text(encoding="utf-8")


def environment(pid: int) -> bytes:
    return (PROC / f"{pid}/environ").read_bytes()


def is_gone(pid: int) -> bool:
    try:
        return "State:\tZ" in (PROC / f"{pid}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return True
