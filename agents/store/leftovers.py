"""What a process that was killed while it wrote a file left beside it."""

import contextlib
import os
import re
import time
from pathlib import Path

_NAME = re.compile(r"\..+\.(\d{1,9})\.new")
# Seconds that a save never takes: in another container that shares the folder a living
# process has a number that is nobody's here.
_LONG = 60


def beside(file: Path) -> Path:
    """Where this process writes `file` anew, until it is whole."""
    return file.with_name(f".{file.name}.{os.getpid()}.new")


def sweep(folder: Path) -> None:
    """Take away what processes that are dead left in `folder`.

    What cannot be taken away stays: it harms nothing.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        left = [one for one in found if _is_left(one.name) and _is_old(one)]
        for one in left:
            Path(one).unlink(missing_ok=True)


def _is_left(name: str) -> bool:
    named = _NAME.fullmatch(name)
    return named is not None and not _lives(int(named[1]))


def _is_old(file: os.DirEntry[str]) -> bool:
    return time.time() - file.stat().st_mtime > _LONG


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # no signal: it is only asked for
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True
