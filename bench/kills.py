"""Kill -9 at random moments of the whole run, then go on: same bytes, calls repeated.

    python -m bench.kills [KILLS] [SEED]

Each trial kills one run three times, anywhere from its start to its end, and lets the
fourth go through. In flight is what the server was asked and the journal does not hold
when the process is dead: never more than there are slots, and `repeated` is no more
than all of it.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.program import ROOT
from bench.table import show
from tests.world import KEY, World, feed, world

_FEEDS = {f"feed{n}": feed(range(5 * n, 5 * n + 5)) for n in range(3)}
_A_TRIAL = 3  # kills
_LATENCY = 0.1  # seconds of a call
_SLOTS = 8


def main(kills: int, seed: int) -> int:
    chance = random.Random(seed)  # noqa: S311  # moments, no secrets
    rows: list[tuple[int, int, int, int, int, bool]] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        world(feeds=_FEEDS, latency=_LATENCY) as here,
    ):
        place = Path(folder)
        sources = here.sources(place / "sources.yaml")
        begun = time.perf_counter()
        _start(here, place, sources, "calm").wait()
        lasts = time.perf_counter() - begun
        calm, whole = len(here.asked), _issue(place, "calm")
        for trial in range(-(-kills // _A_TRIAL)):
            here.asked.clear()
            name, struck = f"trial{trial}", 0
            flying: list[int] = [0]
            for _ in range(min(_A_TRIAL, kills - trial * _A_TRIAL)):
                run = _start(here, place, sources, name)
                time.sleep(chance.uniform(0, lasts))  # noqa: TID251  # a random moment
                run.send_signal(signal.SIGKILL)
                struck += run.wait() == -signal.SIGKILL
                flying.append(len(here.asked) - sum(flying) - _journaled(place, name))
            _start(here, place, sources, name).wait()
            repeated = max(0, len(here.asked) - calm)
            same = _issue(place, name) == whole
            rows.append((trial, struck, max(flying), sum(flying), repeated, same))
    show(
        f"Kill -9, {calm} calls, {lasts:.1f} s undisturbed, seed {seed}",
        (
            *("trial", "kills that hit", "most in flight", "in flight"),
            *("repeated", "same bytes"),
        ),
        rows,
    )
    wrong = [
        trial
        for trial, _, most, flying, repeated, same in rows
        if not same or repeated > flying or most > _SLOTS
    ]
    print(f"{sum(row[1] for row in rows)} kills hit, {len(wrong)} trials wrong")
    return 1 if wrong else 0


def _start(
    here: World, place: Path, sources: Path, name: str
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  # our own program
        [
            *(sys.executable, "-m", "agents", "draft", "--sources", str(sources)),
            *("--since", "2024-09-01", "--until", "2024-09-30", "--model", "m"),
            *("--base-url", f"{here.url}/v1", "--concurrency", str(_SLOTS)),
            *("--out", str(place / name)),
            *("--state", str(place / f"{name}-state")),
        ],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "OPENAI_API_KEY": KEY},  # noqa: TID251
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _journaled(place: Path, name: str) -> int:
    """How many answers are safe, whatever happens next."""
    file = place / f"{name}-state/state.db"
    if not file.exists():
        return 0
    with closing(sqlite3.connect(file)) as connection:
        try:
            (count,) = connection.execute("SELECT count(*) FROM journal").fetchone()
        except sqlite3.OperationalError:  # killed before the table was made
            return 0
    return int(count)


def _issue(place: Path, name: str) -> bytes:
    file = place / name / "2024-09-30/issue.md"
    return file.read_bytes() if file.exists() else b""


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(numbers + [30, 1][len(numbers) :])))
