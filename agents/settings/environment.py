"""The environment and a `.env` file as one mapping."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from agents.domain.foreign import all_whole
from agents.errors import SettingsError

_LINE = re.compile(
    r"(?:export\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<value>.*)"
)

_QUOTED = re.compile(r"""(?P<quote>["'])(?P<value>.*?)(?P=quote)(?:\s+#.*)?""")


def environment(folder: Path) -> dict[str, str]:
    """The process's environment over `folder/.env`; empty values count as unset."""
    values = _dotenv(folder / ".env") | dict(os.environ)  # noqa: TID251  # the one reader
    whole = all_whole(values)  # bytes that are no UTF-8 come as halves of pairs
    return {name: value for name, value in whole.items() if value.strip()}


def flag_values(env: Mapping[str, str]) -> dict[str, str]:
    """The settings among it: `AGENTS_MAX_COST` as `max_cost`."""
    return {
        name.removeprefix("AGENTS_").lower(): value
        for name, value in env.items()
        if name.startswith("AGENTS_")
    }


def _dotenv(file: Path) -> dict[str, str]:
    try:
        text = file.read_text(encoding="utf-8-sig")  # Windows editors write a mark
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{file} cannot be read: {error}; mend or remove it"
        ) from error
    values = {}
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        found = _LINE.fullmatch(stripped)
        if not found:
            raise SettingsError(
                f"{file}, line {number}: not NAME=value; mend that line"
            )
        values[found["name"]] = _value(found["value"])
    return values


def _value(text: str) -> str:
    """Without the quotes around it, and without a trailing ` # comment`."""
    if found := _QUOTED.fullmatch(text):
        return found["value"]
    return re.split(r"(?:^|\s)#", text, maxsplit=1)[0].strip()
