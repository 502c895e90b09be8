"""Which libraries a piece of code loads, told by a Python of its own."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def loaded(
    code: str, modules: Iterable[str], env: Mapping[str, str] | None = None
) -> list[str]:
    """Those of the modules that are there once the code has run."""
    asked = f"import sys\nprint(*(m for m in {list(modules)} if m in sys.modules))"
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", f"{code}\n{asked}"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1].split()
