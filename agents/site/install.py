"""Astro and Starlight in a cache: installed once per lock file, by one process."""

import asyncio
import fcntl
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from agents.errors import SiteError, writing_to
from agents.messages.said import said
from agents.site.process import Done, find, plain, run

MANIFESTS = ("package.json", "package-lock.json")
ASTRO = Path("node_modules/astro/astro.js")
_SECONDS = 600.0
_VERSION = re.compile(r"v(\d+)\.(\d+)\.(\d+)")


async def node(env: Mapping[str, str]) -> str:
    """The path of a Node that Astro 5 runs on (its `engines`). Raises SiteError."""
    path = find(["node"], env)
    if path is None:
        raise SiteError(
            said(
                "the site cannot be built: no node on PATH; Astro 5 needs Node 20.3 or"
                " newer (18.20.8, 20 or 22 on): install it"
            )
        )
    answer = (await run([path, "--version"], Path("/"), plain(env), 30)).out.strip()
    found = _VERSION.fullmatch(answer)
    version = tuple(map(int, found.groups())) if found else (0,)
    good = {18: (18, 20, 8), 19: (20,), 20: (20, 3), 21: (22,)}
    if version < good.get(version[0], (18,)):
        raise SiteError(
            said(
                "the site cannot be built: {path} is {version}; Astro 5 needs Node 20.3 or"
                " newer (18.20.8, 20 or 22 on): install it",
                path=path,
                version=answer or said("no Node"),
            )
        )
    return path


def place(project: Path, cache: Path) -> Path:
    """Where this project's packages lie, installed or not yet."""
    content = b"\0".join((project / name).read_bytes() for name in MANIFESTS)
    return cache / f"site-{hashlib.sha256(content).hexdigest()[:16]}"


async def install(
    project: Path, cache: Path, env: Mapping[str, str], note: Callable[[str], None]
) -> Path:
    """The folder with `node_modules`, installed by npm if it isn't there.

    Two processes never install at once; a folder that is there is whole. Raises
    SiteError, or OutputError if the cache can't be written.
    """
    folder = place(project, cache)
    with writing_to(cache, said("free the disk or set XDG_CACHE_HOME")):
        if not _whole(folder):
            async with _alone(folder.with_suffix(".lock"), note):
                if not _whole(folder):
                    await _fill(project, folder, env, note)
    return folder


def _whole(folder: Path) -> bool:
    return (folder / ASTRO).is_file()


async def _fill(
    project: Path, folder: Path, env: Mapping[str, str], note: Callable[[str], None]
) -> None:
    npm = find(["npm"], env)
    if npm is None:
        raise SiteError(
            said(
                "Astro cannot be installed: no npm on PATH; install it along with Node"
            )
        )
    note(said("installing Astro and Starlight into {folder} (once)", folder=folder))
    prefix = f"{folder.name}.new-"
    for left in folder.parent.glob(f"{prefix}*"):  # of a process that was killed
        shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        for name in MANIFESTS:
            shutil.copy(project / name, new / name)
        # No package may run a script of its own here; none of them needs to.
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = await run(command, new, plain(env, to_network=True), _SECONDS)
        if done.code or not _whole(new):
            raise SiteError(
                said(
                    "Astro cannot be installed: npm says {complaint!r}; check the"
                    " network and run it again",
                    complaint=_complaint(done),
                )
            )
        shutil.rmtree(folder, ignore_errors=True)
        os.rename(new, folder)  # noqa: PTH104  # one call, old or new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _complaint(done: Done) -> str:
    lines = [line for line in done.err.splitlines() if line.startswith("npm error")]
    messages = [line.removeprefix("npm error").strip() for line in lines]
    lines = [line for line in messages if line and not line.startswith("code ")]
    return lines[0] if lines else said("exit code {code}", code=done.code)


@asynccontextmanager
async def _alone(file: Path, note: Callable[[str], None]) -> AsyncIterator[None]:
    os.makedirs(file.parent, exist_ok=True)  # noqa: PTH103  # as all of this door
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        await _locked(handle, note)
        yield
    finally:
        os.close(handle)


async def _locked(handle: int, note: Callable[[str], None]) -> None:
    try:
        async with asyncio.timeout(_SECONDS):
            noted = False
            while not _taken(handle):
                if not noted:
                    note(said("another process installs Astro; waiting for it"))
                    noted = True
                await asyncio.sleep(0.2)
    except TimeoutError as error:
        raise SiteError(
            said(
                "another process has been installing Astro for {seconds:g} s; end it",
                seconds=_SECONDS,
            )
        ) from error


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
