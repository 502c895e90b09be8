"""One run at a time per state folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agents.errors import LockedError, OutputError
from agents.store.lock import lock

_HOLDER = """
import pathlib, sys
from agents.store.lock import lock
with lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_run(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", _HOLDER, str(folder)]
    with subprocess.Popen(  # noqa: S603  # our own interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_the_second_run_is_refused_and_told_who_holds_the_lock(tmp_path: Path) -> None:
    with (
        other_run(tmp_path) as other,
        pytest.raises(LockedError, match=rf"\(pid {other.pid}\) holds .*wait for it"),
        lock(tmp_path),
    ):
        pass


def test_the_lock_of_a_run_that_was_killed_is_free(tmp_path: Path) -> None:
    with other_run(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()

        with lock(tmp_path):
            pid = (tmp_path / "lock").read_text()

    assert pid == f"{os.getpid()}\n"


def test_the_lock_is_free_after_a_run_whatever_its_end(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        _ = 1 / 0

    with lock(tmp_path / "never seen"), lock(tmp_path):
        pass


def test_a_lock_without_a_pid_is_held_by_someone_unknown(tmp_path: Path) -> None:
    with lock(tmp_path):
        os.truncate(tmp_path / "lock", 0)
        with pytest.raises(LockedError, match=r"pid unknown"), lock(tmp_path):
            pass


def test_a_state_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with (
        pytest.raises(
            OutputError, match=r"file/state/lock cannot be written: Not a dir"
        ),
        lock(tmp_path / "file" / "state"),
    ):
        pass


def test_a_lock_on_a_full_disk_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to("/dev/full")

    with pytest.raises(OutputError, match=r"choose --state"), lock(tmp_path):
        pass
