"""Astro comes into the cache once, whole, by one process."""

import asyncio
from pathlib import Path

import pytest

from agents.errors import OutputError, SiteError
from agents.site.install import ASTRO, install, node, place
from tests.site.conftest import PROJECT, Programs

NPM = """
echo "$@" >> {log}; env >> {log}
sleep 0.2
mkdir -p node_modules/astro; touch node_modules/astro/astro.js
"""


def silent(_: str) -> None:
    """No one listens."""


async def test_packages_are_installed_once_and_found_again(
    programs: Programs, tmp_path: Path
) -> None:
    log, cache, notes = tmp_path / "log", tmp_path / "cache", list[str]()
    programs.add("npm", NPM.format(log=log))

    first = await install(PROJECT, cache, programs.env, notes.append)
    again = await install(PROJECT, cache, programs.env, notes.append)

    assert first == again == place(PROJECT, cache)
    assert (first / ASTRO).is_file()
    assert len(notes) == 1
    assert log.read_text().count("ci --ignore-scripts") == 1
    assert "secret" not in log.read_text()


async def test_two_at_once_install_once(programs: Programs, tmp_path: Path) -> None:
    log, cache, notes = tmp_path / "log", tmp_path / "cache", list[str]()
    programs.add("npm", NPM.format(log=log))

    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(install(PROJECT, cache, programs.env, notes.append))

    assert log.read_text().count("ci --ignore-scripts") == 1
    assert "another process installs Astro; waiting for it" in notes


async def test_a_failed_install_says_why_and_leaves_nothing(
    programs: Programs, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / f"{place(PROJECT, cache).name}.new-killed").mkdir()
    programs.add("npm", "echo 'npm error code E1\nnpm error no route' >&2; exit 1")

    with pytest.raises(SiteError, match="npm says 'no route'; check the network"):
        await install(PROJECT, cache, programs.env, silent)

    assert [file.suffix for file in cache.iterdir()] == [".lock"]


async def test_an_npm_that_says_nothing_is_told_by_its_code(
    programs: Programs, tmp_path: Path
) -> None:
    programs.add("npm", "exit 7")

    with pytest.raises(SiteError, match="exit code 7"):
        await install(PROJECT, tmp_path / "cache", programs.env, silent)


async def test_without_npm_the_way_out_is_told(
    programs: Programs, tmp_path: Path
) -> None:
    with pytest.raises(SiteError, match="no npm on PATH; install it"):
        await install(PROJECT, tmp_path / "cache", programs.env, silent)


async def test_a_cache_that_cannot_be_written_is_told(
    programs: Programs, tmp_path: Path
) -> None:
    cache = tmp_path / "file"
    cache.write_text("a file where a folder belongs")

    with pytest.raises(OutputError, match="set XDG_CACHE_HOME"):
        await install(PROJECT, cache, programs.env, silent)


@pytest.mark.parametrize("version", ["v18.20.8", "v20.3.0", "v22.0.0", "v25.1.0"])
async def test_a_node_that_astro_runs_on_is_taken(
    programs: Programs, version: str
) -> None:
    programs.add("node", f"echo {version}")

    assert await node(programs.env) == f"{programs.folder}/node"


@pytest.mark.parametrize(
    "version", ["v16.20.0", "v18.20.0", "v19.9.0", "v20.2.0", "v21.7.0", "hello", ""]
)
async def test_another_node_is_named_with_the_way_out(
    programs: Programs, version: str
) -> None:
    programs.add("node", f"echo {version}")

    with pytest.raises(SiteError, match=r"Astro 5 needs Node 20\.3 or newer"):
        await node(programs.env)


async def test_no_node_is_one_sentence(programs: Programs) -> None:
    with pytest.raises(SiteError, match="no node on PATH"):
        await node(programs.env)


def test_the_lock_file_pins_the_packages_and_names_no_host() -> None:
    lock = (PROJECT / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in lock
    assert '"astro": "5.18.1"' in lock
    assert '"@astrojs/starlight": "0.37.7"' in lock
