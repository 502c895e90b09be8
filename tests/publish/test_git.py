"""Git is asked without prompts, within a deadline, and the token is in no argument."""

import base64
import subprocess
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from pydantic import SecretStr

from agents.errors import AccessError, OutputError
from agents.publish.git import Git
from agents.settings.forge import Forge
from tests.answering import Quiet
from tests.serving import serving

TOKEN = "ghp_secretpart"  # noqa: S105  # of no server
BASIC = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()


def asked(folder: Path, path: str, server: str, seconds: float = 60.0) -> Git:
    env = {"PATH": path, "HOME": str(folder), "GIT_DIR": "/nowhere"}
    forge = Forge(server=server, token=SecretStr(TOKEN))
    return Git(folder, env, forge, moment=0, seconds=seconds)


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LC_ALL", "C")
    done = subprocess.run(
        ["sh", "-c", "echo $PATH"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def closed() -> Iterator[tuple[str, list[str | None]]]:
    """A host of repositories that asks everyone for a password."""
    seen: list[str | None] = []

    class Handler(Quiet):
        def do_GET(self) -> None:
            seen.append(self.headers.get("authorization"))
            self.send(401, b"", [("www-authenticate", 'Basic realm="GitHub"')])

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}", seen


async def test_the_token_goes_to_the_forges_host_as_a_header_and_none_is_asked_for(
    closed: tuple[str, list[str | None]], tmp_path: Path, path: str
) -> None:
    address, seen = closed
    git = asked(tmp_path, path, address)

    with pytest.raises(AccessError, match="was refused") as refused:
        await git("ls-remote", f"{address}/team/site.git")

    assert seen[0] == f"Basic {BASIC}"
    assert TOKEN not in str(refused.value)
    assert BASIC not in str(refused.value)


async def test_another_host_is_not_told_the_token(
    closed: tuple[str, list[str | None]], tmp_path: Path, path: str
) -> None:
    address, seen = closed
    git = asked(tmp_path, path, "https://github.com")

    with pytest.raises(AccessError) as refused:
        await git("ls-remote", f"{address.replace('//', '//me:word@')}/team/site.git")

    assert f"Basic {BASIC}" not in seen
    assert "word" not in str(refused.value)


async def test_the_token_is_in_no_argument_and_the_callers_git_dir_in_no_environment(
    tmp_path: Path,
) -> None:
    program = tmp_path / "git"
    program.write_text('#!/bin/sh\necho "$@"\necho "${GIT_DIR-none}"\n', "utf-8")
    program.chmod(0o755)

    told = await asked(tmp_path, str(tmp_path), "https://github.com")("push", "a")

    assert told.decode() == "push a\nnone\n"


async def test_a_git_that_hangs_is_ended(tmp_path: Path, path: str) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nsleep 30\n", "utf-8")
    program.chmod(0o755)
    git = asked(tmp_path, f"{tmp_path}:{path}", "https://github.com", seconds=0.2)

    with pytest.raises(OutputError, match=r"git fetch was not done after 0\.2 s"):
        await git("fetch")


async def test_an_unknown_fault_keeps_gits_own_reason(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(OutputError, match=r"failed .*unknown option"):
        await asked(tmp_path, path, "https://github.com")("hash-object", "--nonsense")
