"""The environment and a `.env` file as one mapping."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from agents.domain.foreign import all_whole
from agents.errors import SettingsError
from agents.messages.foreign import in_words
from agents.messages.said import said

_LINE = re.compile(
    r"(?:export\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<value>.*)"
)

_QUOTED = re.compile(r"""(?P<quote>["'])(?P<value>.*?)(?P=quote)(?:\s+#.*)?""")

# What is read here; other programs' variables are passed on as they are.
_OURS = re.compile(
    r"(?:AGENTS|OPENAI|GITHUB|FEISHU|WECOM|DINGTALK|SLACK)_\w+|SSL_CERT_(?:FILE|DIR)"
    r"|(?:https?|all|no)_proxy|(?:HTTPS?|ALL|NO)_PROXY"
)
_QUOTES = ('""', "''", "“”", "‘’", "``")
_AROUND = (
    " \t\r\n\f\v\xa0\u3000\u200b\u200c\u200d\u2060\ufeff"  # nobody types them there
)
_TOKEN = re.compile(r"[!-~]+")


class Environment(dict[str, str]):
    """Variables, and which of them a `.env` sets."""

    def __init__(self, values: Mapping[str, str], written: Iterable[str] = ()) -> None:
        super().__init__(values)
        self.written = frozenset(written)

    def only(self, *names: str) -> "Environment":
        kept = {name: self[name] for name in names if name in self}
        return Environment(kept, self.written)


def environment(folder: Path, *, dotenv: bool = True) -> Environment:
    """The process's environment over `folder/.env`; empty values count as unset.

    Blanks and quotes around one of our values came with it by mistake: `"http://…"`
    as Docker's `--env-file` leaves it, a key with the line break behind it.
    """
    written = _dotenv(folder / ".env") if dotenv else {}
    process = dict(os.environ)  # noqa: TID251  # the one reader
    values = {
        name: _meant(value) if _OURS.fullmatch(name) else value
        for name, value in (written | process).items()
    }
    if "PGPASSWORD" in values:  # may hold blanks
        values["PGPASSWORD"] = values["PGPASSWORD"].rstrip("\r\n")
    whole = all_whole(values)  # bytes that are no UTF-8 come as halves of pairs
    stated = {name: value for name, value in whole.items() if value.strip()}
    return Environment(stated, written.keys() - process.keys())


def place(env: Mapping[str, str], name: str) -> str:
    """A variable as a message names it: `OPENAI_MODEL`, or `OPENAI_MODEL in .env`."""
    is_written = isinstance(env, Environment) and name in env.written
    return said("{name} in .env", name=name) if is_written else name


def token(env: Mapping[str, str], name: str) -> str:
    """A key, empty if unset; it stands in no message. Raises SettingsError."""
    value = _meant(env.get(name, ""))
    if value and not _TOKEN.fullmatch(value):
        raise SettingsError(
            said(
                "{place} is no token: it holds a blank, a line break or a letter"
                " beyond ASCII; copy it anew"
                if name.endswith("TOKEN")
                else "{place} is no key: it holds a blank, a line break or a letter"
                " beyond ASCII; copy it anew",
                place=place(env, name),
            )
        )
    return value


def flag_values(env: Mapping[str, str]) -> dict[str, str]:
    """The settings among it: `AGENTS_MAX_COST` as `max_cost`."""
    return {
        name.removeprefix("AGENTS_").lower(): value
        for name, value in env.items()
        if name.startswith("AGENTS_")
    }


def _meant(value: str) -> str:
    value = value.strip(_AROUND)
    if len(value) > 1 and value[0] + value[-1] in _QUOTES:
        return value[1:-1].strip(_AROUND)
    return value


def _dotenv(file: Path) -> dict[str, str]:
    try:
        text = file.read_text(encoding="utf-8-sig")  # Windows editors write a mark
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            said(
                "{file} cannot be read: {error}; mend or remove it",
                file=file,
                error=in_words(error),
            )
        ) from error
    values = {}
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        found = _LINE.fullmatch(stripped)
        if not found:
            raise SettingsError(
                said(
                    "{file}, line {number}: not NAME=value; mend that line",
                    file=file,
                    number=number,
                )
            )
        values[found["name"]] = _value(found["value"])
    return values


def _value(text: str) -> str:
    """Without the quotes around it, and without a trailing ` # comment`."""
    if found := _QUOTED.fullmatch(text):
        return found["value"]
    return re.split(r"(?:^|\s)#", text, maxsplit=1)[0].strip()
