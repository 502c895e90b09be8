"""What the operator types to run this program: the next step is pasted as printed."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

SCRIPT = "scripts/agents"  # makes .venv first; a bare Python is enough


def program(*, elsewhere: bool = False) -> str:
    """`scripts/agents` where it is, as it was called from another folder, or Python's.

    `elsewhere`: for who reads it on another machine, in a checkout's root.
    """
    called = os.environ.get("AGENTS_CALLED", "")  # noqa: TID251  # by scripts/agents
    if called and not elsewhere:
        return shlex.quote(called)
    return SCRIPT if Path(SCRIPT).is_file() else "python -m agents"


def typed(flags: Mapping[str, object]) -> str:
    """Flags by their fields as they are typed, a space before each; none that is not given."""
    words = ""
    for field, value in flags.items():
        if value is None or value is False:
            continue
        words += f" --{field.replace('_', '-')}"
        words += "" if value is True else f" {shlex.quote(str(value))}"
    return words
