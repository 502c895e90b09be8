"""One child process: bounded in time, ended with all that it started, no secrets."""

import asyncio
import os
import shutil
import signal
from asyncio.subprocess import Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from agents.domain.foreign import text_of
from agents.errors import SiteError
from agents.messages.said import cause, said

_NEEDED = ("PATH", "HOME", "TMPDIR", "LANG", "SYSTEMROOT")
_FOR_NPM = ("http_proxy", "https_proxy", "no_proxy", "node_extra_ca_certs")


class Done(NamedTuple):
    code: int
    out: str
    err: str


def plain(env: Mapping[str, str], *, to_network: bool = False) -> dict[str, str]:
    """What a child may know of the environment: no key of ours is among it."""
    kept = {
        name: value
        for name, value in env.items()
        if name in _NEEDED or (to_network and _for_npm(name.lower()))
    }
    return {**kept, "ASTRO_TELEMETRY_DISABLED": "1", "NO_COLOR": "1", "CI": "1"}


def _for_npm(name: str) -> bool:
    return name in _FOR_NPM or name.startswith("npm_config_")


def find(names: Sequence[str], env: Mapping[str, str]) -> str | None:
    """The first of these programs on PATH."""
    found = (shutil.which(name, path=env.get("PATH", "")) for name in names)
    return next((path for path in found if path), None)


async def run(
    command: Sequence[str], folder: Path, env: Mapping[str, str], seconds: float
) -> Done:
    """Its exit code and output. Raises SiteError if it can't start or takes too long."""
    try:
        child = await begun(command, folder, env)
    except OSError as error:
        raise SiteError(
            said(
                "{command} cannot be started: {cause}; install it anew",
                command=command[0],
                cause=cause(error),
            )
        ) from error
    try:
        async with asyncio.timeout(seconds):
            out, err = await child.communicate()
    except TimeoutError as error:
        raise SiteError(
            said(
                "{name} was still not done after {seconds:g} s; run it again when"
                " the machine is less busy",
                name=Path(command[0]).name,
                seconds=seconds,
            )
        ) from error
    finally:
        await end(child)
    return Done(child.returncode or 0, text_of(out), text_of(err))


async def begun(
    command: Sequence[str],
    folder: Path,
    env: Mapping[str, str],
    stdin: int = asyncio.subprocess.DEVNULL,
) -> Process:
    """A child at the head of a group of its own. Raises OSError if it can't start.

    Who is interrupted meanwhile ends it: asyncio alone would leave its children, and
    since 3.13 wait for them, too, as long as they have its pipes.
    """
    beginning = asyncio.ensure_future(
        asyncio.create_subprocess_exec(
            *command,
            cwd=folder,
            env=env,
            stdin=stdin,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # no terminal to ask on, and one group to end
        )
    )
    try:
        return await asyncio.shield(beginning)
    except asyncio.CancelledError:
        with suppress(OSError):
            await end(await beginning)
        raise


async def end(child: Process) -> None:
    """With all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    await child.wait()
