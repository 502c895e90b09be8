"""One run at a time per state folder; a dead holder's lock is free by itself."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from agents.errors import LockedError, writing_to
from agents.messages.said import said


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold `folder/lock`, in which the holder's pid stands.

    The kernel frees a flock when its process dies, however it dies. Raises
    LockedError naming the other pid at once.
    """
    file = folder / "lock"
    with _opened(file) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            pid = os.read(handle, 32).decode(errors="replace").strip() or "unknown"
            raise LockedError(
                said(
                    "another run (pid {pid}) holds {file}; wait for it or stop it",
                    pid=pid,
                    file=file,
                )
            ) from error
        with _writing(file):
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield


@contextmanager
def _opened(file: Path) -> Iterator[int]:
    with _writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield handle
    finally:
        os.close(handle)


def _writing(file: Path) -> AbstractContextManager[None]:
    return writing_to(file, said("free the disk or choose --state"))
