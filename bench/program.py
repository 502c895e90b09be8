"""One whole run of the program or of a script, as the operating system counts it."""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.world import KEY

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Run:
    """Seconds of wall time and of CPU, and the largest process so far in MB."""

    seconds: float
    cpu: float  # of all its processes: it changes less with what else is running
    peak_mb: float
    code: int


def draft(folder: Path, *flags: str, model: bool = False) -> Run:
    """`python -m agents draft` over September 2024, its output and state in `folder`."""
    out = ("--out", str(folder / "drafts"), "--state", str(folder / "state"))
    dates = ("--since", "2024-09-01", "--until", "2024-09-30")
    return run("-m", "agents", "draft", *dates, *out, *flags, model=model)


def run(*arguments: str, model: bool = False) -> Run:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}  # noqa: TID251
    if model:
        env["OPENAI_API_KEY"] = KEY
    before = _cpu()
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, *arguments],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(seconds, _cpu() - before, peak, done.returncode)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
