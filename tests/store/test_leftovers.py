"""A save that was killed leaves nothing for ever, and a living one loses nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.review import command
from agents.store.drafts import write_atomic
from agents.store.leftovers import sweep
from tests.review import drafted

# Writes issue.md anew, and stops before it is whole.
_WRITING = """
import os, sys, time
from pathlib import Path
from agents.store import drafts
def stop(handle):
    print("begun", flush=True)
    time.sleep(600)
os.fsync = stop
drafts.write_atomic(Path(sys.argv[1]), b"half")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return drafted.write(tmp_path / "2024-09-30")


@pytest.fixture
def writer(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is just saving issue.md."""
    argv = [sys.executable, "-c", _WRITING, str(folder / "issue.md")]
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:  # noqa: S603  # our own Python
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        yield process
        process.kill()


def killed(writer: subprocess.Popen[bytes], folder: Path) -> Path:
    """What it left an hour ago."""
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    left = folder / f".issue.md.{writer.pid}.new"
    hour_ago = left.stat().st_mtime - 3600
    os.utime(left, (hour_ago, hour_ago))
    return left


def test_the_next_write_takes_away_what_a_killed_one_left(
    folder: Path, writer: subprocess.Popen[bytes]
) -> None:
    left = killed(writer, folder)

    write_atomic(folder / "review.json", b"{}")

    assert not left.exists()
    assert (folder / "issue.md").read_text(encoding="utf-8") == drafted.issue()


def test_the_next_review_takes_it_away_though_it_writes_nothing(
    folder: Path, writer: subprocess.Popen[bytes]
) -> None:
    left = killed(writer, folder)
    flags = {"id": folder.name, "accept": "", "reject": "", "hold": "", "status": True}

    command.run(flags, folder.parent, lambda: "", lambda _: None)

    assert not left.exists()


def test_what_a_living_process_writes_is_left_alone(
    folder: Path, writer: subprocess.Popen[bytes]
) -> None:
    sweep(folder)

    assert (folder / f".issue.md.{writer.pid}.new").exists()


def test_what_was_written_just_now_is_left_alone_whoever_did(folder: Path) -> None:
    """A container has process numbers of its own."""
    new = folder / ".issue.md.999999999.new"
    new.write_bytes(b"half")

    sweep(folder)

    assert new.exists()


@pytest.mark.parametrize(
    "name", [".issue.md.new", "issue.md.99999999.new", ".issue.md.1.new", ".x.md"]
)
def test_what_no_dead_process_wrote_is_left_alone(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"mine")

    sweep(folder)

    assert (folder / name).read_bytes() == b"mine"


def test_a_folder_that_is_not_there_has_nothing_left(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere")

    assert not any(tmp_path.iterdir())
