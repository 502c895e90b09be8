"""Broken states, full disks, other zones and clocks of the machine, over whole runs."""

import asyncio
import datetime as dt
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from agents.run.draft import Outcome, draft
from agents.run.planning import intent_of
from agents.settings.options import options
from agents.settings.source_file import load
from agents.store.database import open_database
from tests.fakes import Notes
from tests.program import Program
from tests.world import KEY, World, feed, world

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {
    "PATH": os.environ["PATH"],  # noqa: TID251  # to find what we start
    "PYTHONPATH": str(ROOT),
    "OPENAI_API_KEY": KEY,
}
_UNCHECKED = 65 * 2**20  # bytes; a larger state is not read as a whole when opened


def drafted(here: World, folder: Path, zone: str | None = None) -> tuple[Program, str]:
    """A run without a model that came to its end, and what it said on stderr."""
    here.sources(folder / "sources.yaml")
    dates = ("--since", "2024-09-01", "--until", "2024-09-30")
    flags = ("draft", "--sources", "sources.yaml", *dates)
    run = Program(flags, folder, {"TZ": zone} if zone else {})
    return run, run.communicate()[1]


def issue(folder: Path) -> bytes:
    return (folder / "drafts/2024-09-30/issue.md").read_bytes()


def test_corrupt_databases_are_set_aside_and_the_draft_is_made(tmp_path: Path) -> None:
    state = tmp_path / ".agents"
    state.mkdir()
    for name in ("state.db", "graph.db"):
        (state / name).write_bytes(b"not a database" * 1000)

    with world(feeds={"one": feed(range(3))}) as here:
        done, said = drafted(here, tmp_path)

    assert done.returncode == 3
    assert said.count("state.db is corrupt") == 1
    assert "Traceback" not in said
    assert issue(tmp_path)


def test_a_state_that_breaks_in_mid_run_is_begun_anew_once(tmp_path: Path) -> None:
    file = tmp_path / ".agents/state.db"
    with closing(open_database(file, list[str]().append)) as connection:
        [(page,)] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'readings'"
        )
        [(size,)] = connection.execute("PRAGMA page_size")
    with file.open("r+b") as handle:
        handle.seek((page - 1) * size)
        handle.write(b"\xff" * size)
        handle.truncate(_UNCHECKED)

    with world(feeds={"one": feed(range(3))}) as here:
        done, said = drafted(here, tmp_path)

    assert done.returncode == 3
    assert said.count("broke in mid-run") == 1
    assert "Traceback" not in said
    with (
        pytest.raises(sqlite3.DatabaseError),
        closing(sqlite3.connect(file.with_name("state.db.corrupt-1"))) as broken,
    ):
        broken.execute("SELECT * FROM readings")


def test_the_zone_of_the_machine_changes_nothing(tmp_path: Path) -> None:
    zones = (None, "Asia/Shanghai", "America/Los_Angeles")
    found = set()
    with world(feeds={"one": feed(range(4))}) as here:
        for number, zone in enumerate(zones):
            folder = tmp_path / str(number)
            folder.mkdir()
            drafted(here, folder, zone)
            found.add(issue(folder))

    assert len(found) == 1


# Faults of the disk


@contextmanager
def namespace(
    folder: Path, script: str, *args: str
) -> Iterator["subprocess.Popen[str]"]:
    """A shell in a mount namespace of its own, at its first `echo`."""
    if os.geteuid() or not shutil.which("unshare"):
        pytest.skip("only root of Linux mounts a file system for a test")
    with subprocess.Popen(  # noqa: S603  # our own script
        ["unshare", "-m", "sh", "-c", script, "sh", *args],  # noqa: S607
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as shell:
        reached(shell)
        yield shell


def reached(shell: "subprocess.Popen[str]") -> None:
    """Waits for an `echo`; skips where what comes before it cannot be done."""
    assert shell.stdout
    assert shell.stderr
    if not shell.stdout.readline():
        pytest.skip(f"nothing can be mounted here: {shell.stderr.read().strip()}")


def go_on(shell: "subprocess.Popen[str]") -> None:
    assert shell.stdin
    print(file=shell.stdin, flush=True)
    reached(shell)


def flags(here: World, folder: Path, state: str, out: str) -> list[str]:
    here.sources(folder / "sources.yaml")
    return [
        *("draft", "--sources", "sources.yaml"),
        *("--since", "2024-09-01", "--until", "2024-09-30", "--model", "m"),
        *("--base-url", f"{here.url}/v1", "--state", state, "--out", out),
    ]


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The draft of an undisturbed run, and how often it asked the model."""
    folder = tmp_path_factory.mktemp("calm")
    with world(feeds={"one": feed(range(4))}) as here:
        started(flags(here, folder, "state", "out"), folder).wait()
        return folder / "out/2024-09-30", len(here.asked)


@pytest.mark.parametrize(
    ("full", "size"),
    [
        pytest.param("state", "8k", id="before anything is kept"),
        pytest.param("state", "120k", id="while the state is made"),
        pytest.param("state", "180k", id="while the checkpoints are made"),
        pytest.param("state", "300k", id="while sources are kept"),
        pytest.param("state", "800k", id="while the model answers"),
        pytest.param("out", "8k", id="while the draft is written"),
    ],
)
def test_a_full_disk_is_73_and_a_rerun_with_room_gives_the_same_bytes(
    tmp_path: Path, calm: tuple[Path, int], full: str, size: str
) -> None:
    undisturbed, asked = calm
    (tmp_path / full).mkdir()
    disk = (
        'mount -t tmpfs -o size="$1" tmpfs "$2" && echo && read line\n'
        'mount -o remount,size=64m "$2" && echo && read line'
    )
    with (
        world(feeds={"one": feed(range(4))}) as here,
        namespace(tmp_path, disk, size, full) as shell,
    ):
        run = flags(here, tmp_path, "state", "out")
        out = Path(f"/proc/{shell.pid}/root{tmp_path}/out")
        first = started(run, tmp_path, within=shell.pid)
        told = first.communicate()[1].splitlines()
        left = [one.name for one in out.glob("*")]
        go_on(shell)
        second = started(run, tmp_path, within=shell.pid)
        second.wait()
        repeated = len(here.asked) - asked
        kept = contents(out / "2024-09-30")

    assert (first.returncode, second.returncode) == (73, 0)
    assert [line for line in told if line.startswith("agents: ")] == told[-1:]
    assert full in told[-1] or "the state cannot be written" in told[-1]
    assert "2024-09-30" not in left
    for name in ("issue.md", "model.md"):
        assert kept[name] == (undisturbed / name).read_bytes()
    assert repeated <= 8  # as many as were in flight


@pytest.mark.parametrize("folder", ["state", "out"])
def test_a_folder_that_is_read_only_is_73_and_stays_as_it_was(
    tmp_path: Path, folder: str
) -> None:
    lock_up = (
        'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && echo && read line'
    )
    with (
        world(feeds={"one": feed(range(3))}) as here,
        namespace(tmp_path, "echo && read line\n" + lock_up, folder) as shell,
    ):
        run = flags(here, tmp_path, "state", "out")
        started(run, tmp_path).wait()
        before = contents(tmp_path / "out")
        go_on(shell)
        more = ("--force", "--items", "2")
        refused = started([*run, *more], tmp_path, within=shell.pid)
        told = refused.communicate()[1]

    assert refused.returncode == 73
    assert folder in told.splitlines()[-1]
    assert "Traceback" not in told
    assert contents(tmp_path / "out") | before == contents(tmp_path / "out")


def contents(folder: Path) -> dict[str, bytes]:
    """What a reader or an editor would miss."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


# Other runs, other clocks, a machine that sleeps


def started(run: list[str], folder: Path, within: int | None = None) -> Program:
    return Program(run, folder, {"OPENAI_API_KEY": KEY}, within=within)


def wait_until(reached: Callable[[], bool]) -> None:
    while not reached():
        time.sleep(0.01)  # noqa: TID251  # another process sends no event


def test_the_second_of_two_runs_ends_at_once_and_names_the_first(
    tmp_path: Path,
) -> None:
    with world(feeds={"one": feed(range(4))}, prompt=0) as here:
        run = flags(here, tmp_path, "state", "out")
        first = started(run, tmp_path)
        wait_until(lambda: here.running > 0)
        second = started(run, tmp_path)
        _, said = second.communicate()
        waited = first.poll() is not None
        here.woken.set()
        first.communicate()

    assert not waited
    assert (first.returncode, second.returncode) == (0, 75)
    assert f"pid {first.pid}" in said
    assert (tmp_path / "out/2024-09-30/issue.md").exists()


def test_a_machine_that_sleeps_longer_than_any_limit_ends_its_run_well(
    tmp_path: Path, calm: tuple[Path, int]
) -> None:
    with world(feeds={"one": feed(range(4))}, prompt=4) as here:
        run = flags(here, tmp_path, "state", "out")
        asleep = started([*run, "--model-timeout", "3"], tmp_path)
        wait_until(lambda: here.running >= 4)
        asleep.send_signal(signal.SIGSTOP)
        time.sleep(4)  # noqa: TID251  # longer than the limit
        here.woken.set()
        asleep.send_signal(signal.SIGCONT)
        _, said = asleep.communicate()

    undisturbed, _ = calm
    issue = (tmp_path / "out/2024-09-30/issue.md").read_bytes()
    assert asleep.returncode == 0
    assert "Traceback" not in said
    assert issue == (undisturbed / "issue.md").read_bytes()


@pytest.mark.parametrize("days", [1, -1, 27_000, -9_000])
async def test_a_clock_that_jumps_between_two_starts_changes_nothing(
    tmp_path: Path, calm: tuple[Path, int], days: int
) -> None:
    undisturbed, whole = calm
    now = dt.datetime(2024, 10, 1, tzinfo=dt.UTC)
    with world(feeds={"one": feed(range(4))}, latency=0.02) as here:
        begun = asyncio.create_task(drafting(here, tmp_path, "state", now))
        while len(here.asked) < 14:  # noqa: ASYNC110  # a thread sends no event
            await asyncio.sleep(0.005)
        begun.cancel()
        with suppress(asyncio.CancelledError):
            await begun
        later = now + dt.timedelta(days=days)
        jumped = await drafting(here, tmp_path, "state", later)

    issue = (undisturbed / "issue.md").read_bytes()
    assert jumped.issue.read_bytes() == issue
    assert len(here.asked) - whole <= 8  # as many as were in flight


async def drafting(here: World, folder: Path, name: str, now: dt.datetime) -> Outcome:
    flags = {
        "since": "2024-09-01", "until": "2024-09-30", "base_url": here.url, "model": "m",
        "sources": here.sources(folder / "sources.yaml"), "archive": folder / "none",
        "out": folder / f"{name}-out", "state": folder / name,
    }  # fmt: skip
    chosen = options(flags, {}, {"OPENAI_API_KEY": KEY})
    sources = load(folder / "sources.yaml")
    return await draft(intent_of(chosen, sources, now, Notes().note), Notes())


# Told to stop


def test_a_run_that_is_told_to_stop_waits_for_no_model(tmp_path: Path) -> None:
    with world(feeds={"one": feed(range(6))}, prompt=2) as here:
        run = started(flags(here, tmp_path, "state", "out"), tmp_path)
        wait_until(lambda: here.running >= 6)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()

    assert run.returncode == 130
    assert_told(said)


def test_a_run_that_is_told_to_stop_leaves_no_child(tmp_path: Path) -> None:
    short, long = feed(range(1)), feed(range(200))
    # A pool pays from the 151st document on.
    feeds = {f"feed{n:03}": long if n > 150 else short for n in range(180)}
    with world(feeds=feeds) as here:
        argv = flags(here, tmp_path, "state", "out")
        run = subprocess.Popen(  # noqa: S603  # a forked one would share our pools
            [sys.executable, "-m", "agents", *argv],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        wait_until(lambda: len(session(run.pid)) > 1)
        run.terminate()
        _, said = run.communicate()

    assert run.returncode == 143
    assert_told(said)
    wait_until(lambda: session(run.pid) == [])  # the last ones see that it is gone


def assert_told(said: str) -> None:
    assert said.endswith("interrupted; run it again to go on from here\n")
    assert "Traceback" not in said


def session(leader: int) -> list[int]:
    """The processes that a run has started and that still live, with itself."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("only Linux shows who belongs to whom")
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            state, *fields = file.read_text().rpartition(")")[2].split()
            if int(fields[2]) == leader and state != "Z":
                found.append(int(file.parent.name))
    return found
