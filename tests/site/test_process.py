"""Children that end, hang, leave children behind, or can't start."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path

import pytest

from agents.errors import SiteError
from agents.site.process import find, plain, run
from tests.site.conftest import Programs


async def test_a_child_gives_its_code_and_both_outputs(
    programs: Programs, tmp_path: Path
) -> None:
    programs.add("node", "echo 好; echo bad >&2; exit 3")

    done = await run([f"{programs.folder}/node"], tmp_path, programs.env, 5)

    assert done == (3, "好\n", "bad\n")


async def test_a_child_that_hangs_ends_with_all_that_it_started(
    programs: Programs, tmp_path: Path
) -> None:
    programs.add("node", f"sleep 600 & echo $! > {tmp_path}/pid; sleep 600")

    with pytest.raises(SiteError, match="node was still not done"):
        await run([f"{programs.folder}/node"], tmp_path, programs.env, 2)

    await ended(await pid_in(tmp_path / "pid"))


def zombie(pid: int) -> bool:
    file = Path(f"/proc/{pid}/stat")
    return file.exists() and file.read_text().rpartition(")")[2].split()[0] == "Z"


async def ended(pid: int) -> None:
    """A killed orphan stands in the list until init has seen it."""
    with suppress(ProcessLookupError):
        while not zombie(pid):
            os.kill(pid, 0)
            await asyncio.sleep(0.02)


def said(file: Path) -> str:
    return file.read_text() if file.exists() else ""


async def pid_in(file: Path) -> int:
    while not said(file).endswith("\n"):  # noqa: ASYNC110  # a child sends no event
        await asyncio.sleep(0.02)
    return int(said(file))


async def test_a_child_ends_when_the_operator_interrupts(
    programs: Programs, tmp_path: Path
) -> None:
    programs.add("node", f"echo $$ > {tmp_path}/pid; sleep 600")
    work = run([f"{programs.folder}/node"], tmp_path, programs.env, 600)
    task = asyncio.create_task(work)
    pid = await pid_in(tmp_path / "pid")

    task.cancel()
    await asyncio.wait([task])

    await ended(pid)


@pytest.mark.parametrize("turns", range(8))
async def test_a_child_that_just_begins_ends_with_its_own_children(
    programs: Programs, tmp_path: Path, turns: int
) -> None:
    mark = f"600.{turns}{os.getpid()}"  # of this test's process alone
    programs.add("node", f"sleep {mark}")
    work = run([f"{programs.folder}/node"], tmp_path, programs.env, 600)
    task = asyncio.create_task(work)
    for _ in range(turns):
        await asyncio.sleep(0.002)

    task.cancel()
    done, _ = await asyncio.wait([task], timeout=20)

    assert done
    assert task.cancelled()
    assert not running(mark)


def running(argument: str) -> list[str]:
    """The processes that have it among their arguments, what is ending aside."""
    files = Path("/proc").glob("[0-9]*/cmdline")
    found = []
    for file in files:
        with suppress(OSError):
            if argument.encode() in file.read_bytes().split(b"\0"):
                found.append(file.parent.name)
    return found


async def test_a_program_that_cannot_start_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="cannot be started"):
        await run([str(tmp_path / "none")], tmp_path, {}, 5)


def test_a_child_knows_no_key_and_only_npm_knows_the_proxy() -> None:
    env = {
        "PATH": "/bin",
        "OPENAI_API_KEY": "secret",
        "https_proxy": "http://p",
        "npm_config_registry": "http://r",
    }

    build, npm = plain(env), plain(env, to_network=True)

    assert {"PATH", "ASTRO_TELEMETRY_DISABLED"} <= set(build) <= set(npm)
    assert "OPENAI_API_KEY" not in npm
    assert set(npm) - set(build) == {"https_proxy", "npm_config_registry"}


def test_a_program_is_found_under_its_first_name_that_is_there(
    programs: Programs,
) -> None:
    programs.add("chromium-browser", "true")

    found = find(["chromium", "chromium-browser"], programs.env)

    assert found == f"{programs.folder}/chromium-browser"
    assert find(["chrome"], programs.env) is None
