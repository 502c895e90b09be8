"""The program in a process of its own, forked from one that has loaded it.

Loading takes 2.2 of the 2.6 s of CPU that a small run needs, so each of pytest's
workers pays it once.
"""

import contextlib
import ctypes
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

from agents.cli import main

ROOT = Path(__file__).resolve().parents[1]
_FORKED = multiprocessing.get_context("forkserver")
_LOADED = (
    *("agents.run.draft", "agents.cli", "agents.notify.send", "agents.notify.message"),
    *("agents.run.graph_run", "trafilatura"),
    *("agents.model.openai_client", "agents.model.preflight"),
    *(
        "agents.store.postgres",
        "agents.run.postgres_checkpoints",
    ),  # where they are installed
    *("httpcore2", "truststore", "xml.sax.expatreader"),  # else loaded at first use
    "tests.warm",
)
_FORKED.set_forkserver_preload(list(_LOADED))


class Program:
    """`python -m agents …` as `subprocess.Popen` would have started it.

    `within`: in the mount namespace of that process; `closed`: the stream, 1 or 2, that
    it was started without. What it says is kept in files till it is read.
    """

    def __init__(
        self,
        argv: Sequence[str],
        folder: Path,
        env: Mapping[str, str] | None = None,
        *,
        within: int | None = None,
        closed: int | None = None,
    ) -> None:
        self._said = Path(tempfile.mkdtemp())
        weakref.finalize(self, shutil.rmtree, self._said)
        known = {"PATH": os.environ["PATH"]} | dict(env or {})  # noqa: TID251  # of tests
        place = {"folder": str(folder), "within": within, "closed": closed}
        given = (list(argv), known, str(self._said))
        self._process = _FORKED.Process(target=_run, args=given, kwargs=place)
        with contextlib.chdir(
            ROOT
        ):  # the server starts with the first, and finds tests
            self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self.returncode

    def wait(self) -> int | None:
        self._process.join()
        return self.returncode

    def send_signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def communicate(self) -> tuple[str, str]:
        """Waits for its end: what it said on stdout and stderr."""
        self.wait()
        said = [self._said / name for name in ("1", "2")]
        out, err = (file.read_text(encoding="utf-8") for file in said)
        return out, err

    @property
    def peak_mb(self) -> int:
        """The most memory that it or a child of its own took; read after its end."""
        return int((self._said / "peak").read_text()) // 1024


def _run(
    argv: list[str],
    env: dict[str, str],
    said: str,
    *,
    folder: str,
    within: int | None,
    closed: int | None,
) -> None:
    if within is not None:
        _enter(within)
    os.chdir(folder)
    os.environ.clear()  # noqa: TID251  # of a process that begins
    os.environ.update(env)  # noqa: TID251
    time.tzset()
    tempfile.tempdir = None  # of another TMPDIR
    for stream in (1, 2):
        file = os.open(f"{said}/{stream}", os.O_WRONLY | os.O_CREAT)
        os.dup2(file, stream)
        os.close(file)
    if closed is not None:
        os.close(closed)
        setattr(sys, {1: "stdout", 2: "stderr"}[closed], None)  # as Python begins
    try:
        sys.exit(main(argv))
    finally:
        whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        peak = max(resource.getrusage(who).ru_maxrss for who in whose)
        Path(said, "peak").write_text(str(peak))


def _enter(process: int) -> None:
    """Python knows setns(2) from 3.12 on only."""
    handle = os.open(f"/proc/{process}/ns/mnt", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(handle, 0):
        raise OSError(ctypes.get_errno(), "setns")
    os.close(handle)
