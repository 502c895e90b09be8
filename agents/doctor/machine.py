"""The machine: folders, disk, lock, certificates, programs, and the weekly start."""

import shutil
import ssl
import tempfile
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from agents.doctor.diagnosis import Case, Diagnosis, fails, look, ok
from agents.errors import LockedError, SettingsError, SiteError
from agents.messages.said import cause, said
from agents.settings.options import PUBLIC
from agents.settings.proxy import way_to
from agents.site.install import node
from agents.site.process import find, plain, run
from agents.site.screenshot import BROWSERS
from agents.store.lock import lock

_NEEDED, _WANTED = 100 * 2**20, 2**30  # bytes: of one draft with pictures; of a year
_SECONDS = 10.0
_TIMER = "agents-draft.timer"
_STARTS = ("scripts/draft", "scripts/agents draft", "-m agents draft")


async def folders(case: Case) -> AsyncIterator[Diagnosis]:
    """Where the draft and the state go: can be written, and have room."""
    for flag, folder in (("--out", case.options.out), ("--state", case.options.state)):
        yield _folder(flag, folder)


async def locked(case: Case) -> AsyncIterator[Diagnosis]:
    if not (case.options.state / "lock").exists():
        yield ok(said("{state} is held by no run", state=case.options.state))
        return
    try:
        with lock(case.options.state):
            yield ok(said("{state} is held by no run", state=case.options.state))
    except LockedError as error:
        yield look(str(error))


async def certificates(case: Case) -> AsyncIterator[Diagnosis]:
    """Of the environment, else of the system."""
    if not case.sound:
        return  # they may be what is wrong with the settings
    try:
        way = way_to(PUBLIC, case.env)
    except SettingsError as error:
        yield fails(str(error))
        return
    if named := way.cert_file or ":".join(way.cert_dirs):
        yield ok(said("those of {named}", named=named))
        return
    known = ssl.create_default_context().cert_store_stats()["x509_ca"]
    if known:
        yield ok(said("the system knows {known} authorities", known=known))
    else:
        yield look(
            said(
                "the system knows no authority; install ca-certificates, or name a"
                " bundle in SSL_CERT_FILE"
            )
        )


async def chromium(case: Case) -> AsyncIterator[Diagnosis]:
    browser = find(BROWSERS, case.env)
    yield (
        ok(browser)
        if browser
        else look(
            said(
                "no Chromium on PATH: check --site --screenshot takes no picture;"
                " install chromium if you want one"
            )
        )
    )


async def site(case: Case) -> AsyncIterator[Diagnosis]:
    """Node and npm, which only `check --site` needs."""
    try:
        yield ok(await node(case.env))
    except SiteError as error:
        yield look(said("{error}, or leave out check --site", error=error))
        return
    if find(["npm"], case.env) is None:
        yield look(
            said("no npm on PATH, which check --site installs Astro with; install it")
        )


async def schedule(case: Case) -> AsyncIterator[Diagnosis]:
    """Whether a timer or a crontab of this machine starts the draft."""
    if await _said(["systemctl", "is-enabled", _TIMER], case.env) == "enabled":
        yield ok(said("systemd starts it by {timer}", timer=_TIMER))
        return
    tables = [await _said(["crontab", "-l"], case.env), *map(_text, _crontabs())]
    lines = [line for line in "\n".join(tables).splitlines() if _counts(line)]
    if any(start in line for line in lines for start in _STARTS):
        yield ok(said("a crontab starts it"))
        return
    yield look(
        said(
            "no timer or crontab of this machine starts the draft every week;"
            " deploy/ has both, and .github/workflows/weekly-draft.yml does it"
            " on GitHub"
        )
    )


def _folder(flag: str, folder: Path) -> Diagnosis:
    """It is not made here: where it lacks, the one that it will be made in is tried."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        with tempfile.TemporaryFile(dir=there):
            free = shutil.disk_usage(there).free
    except OSError as error:
        return fails(
            said(
                "{folder} cannot be written: {cause}; free it, or choose {flag}",
                folder=folder,
                cause=cause(error),
                flag=flag,
            )
        )
    return room(folder, free)


def room(folder: Path, free: int) -> Diagnosis:
    """Whether so many bytes are enough."""
    free_space = said(
        "{folder} has {free:,} MB free", folder=folder, free=free // 2**20
    )
    if free < _NEEDED:
        return fails(
            said(
                "{free_space}, a draft needs {needed}; free the disk",
                free_space=free_space,
                needed=_NEEDED // 2**20,
            )
        )
    return (
        ok(free_space)
        if free >= _WANTED
        else look(said("{free_space}; make room soon", free_space=free_space))
    )


def _crontabs() -> list[Path]:
    return [Path("/etc/crontab"), *sorted(Path("/etc/cron.d").glob("*"))]


def _counts(line: str) -> bool:
    return not line.lstrip().startswith("#")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


async def _said(command: list[str], env: Mapping[str, str]) -> str:
    """What a program says, nothing where it is not or fails."""
    path = find(command[:1], env)
    if path is None:
        return ""
    try:
        done = await run([path, *command[1:]], Path("/"), plain(env), _SECONDS)
    except SiteError:
        return ""
    return done.out.strip() if done.code == 0 else ""
