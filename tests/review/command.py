"""`agents review` as a process of its own, for as long as a test looks at its page."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def reviewing(
    folder: Path, cwd: Path, *flags: str, **env: str
) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The address that it prints for the draft in `folder`, and the process."""
    with subprocess.Popen(  # noqa: S603  # our own program
        [
            *(sys.executable, "-m", "agents", "review", "--no-browser", *flags),
            *("--out", str(folder.parent)),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(_ROOT), **env},
    ) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().strip(), running
        finally:
            running.kill()
