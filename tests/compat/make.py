"""Has an earlier version of this program leave a draft, a state and a recording.

    PYTHONPATH=CHECKOUT:. python tests/compat/make.py CHECKOUT FOLDER

`CHECKOUT` is a work tree of that version, of which the program runs and whose
`tests/world.py` knows its prompts; FOLDER must not exist.
"""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.compat.web import MODEL, SOURCES, Web, web

# 306bdbd knew no proxy for reading: its guard is told to dial this machine alone.
PROGRAM = """
import sys
from agents.web.guard import Guard
async def here(self, host, port, timeout=None, **rest):
    return await self._network.connect_tcp("127.0.0.1", {port}, timeout)
Guard.connect_tcp = here
from agents.cli import main
sys.exit(main(sys.argv[1:]))
"""
WEEKS = (
    ("2024-09-01", "2024-09-07"), ("2024-09-08", "2024-09-14"),
    ("2024-09-15", "2024-09-21"),
)  # fmt: skip
KEPT = ("sources.yaml", "out", "recording", "issues")


class Earlier:
    """The program of a checkout, run in a folder on the invented web."""

    def __init__(self, checkout: Path, folder: Path, there: Web) -> None:
        self._checkout, self._folder, self._web = checkout, folder, there

    def started(self, *argv: str) -> "subprocess.Popen[str]":
        program = PROGRAM.format(port=self._web.port)
        return subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, "-c", program, *argv],
            cwd=self._folder,
            env={
                "PATH": os.environ["PATH"],  # noqa: TID251
                "PYTHONPATH": str(self._checkout),
                "OPENAI_API_KEY": "sk-made-up",
                "AGENTS_BASE_URL": MODEL,
                "AGENTS_MODEL": "m",
                "AGENTS_STATE": "state",
                "AGENTS_OUT": "out",
                "AGENTS_SAMPLES": "2",
                "HTTP_PROXY": self._web.environment["HTTP_PROXY"],
            },
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *argv: str) -> None:
        run = self.started(*argv)
        run.communicate()
        if run.returncode not in (0, 3):
            sys.exit(f"{argv} ended with {run.returncode}")

    def draft(self, week: tuple[str, str], *more: str) -> tuple[str, ...]:
        return ("draft", "--since", week[0], "--until", week[1], *more)

    async def rewrite(self, draft: str, number: int, wish: str) -> None:
        """One item written again by the review page, which gives it a second version."""
        page = self.started("review", draft, "--no-browser", "--out", "out")
        assert page.stdout
        address = page.stdout.readline().strip()
        host = f"http://{urlsplit(address).netloc}"
        async with httpx.AsyncClient(
            base_url=host, follow_redirects=True, trust_env=False, timeout=60
        ) as browser:
            await browser.get(address)
            item = (await browser.get("/queue")).json()["items"][number - 1]["id"]
            seen = (await browser.get("/item", params={"id": item})).json()
            asked = {"item": item, "base": seen["sha256"], "wish": wish}
            await browser.post("/again", json=asked)
        page.send_signal(signal.SIGINT)
        page.communicate()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def make(checkout: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch, web() as there:
        here = Path(scratch)
        (here / "sources.yaml").write_text(SOURCES, encoding="utf-8")
        old = Earlier(checkout, here, there)
        _published(old, here)
        _reviewed(old, here)
        _killed(old, there)
        folder.mkdir(parents=True)
        for name in KEPT:
            if (here / name).is_dir():
                shutil.copytree(here / name, folder / name)
            else:
                shutil.copy(here / name, folder / name)
        for shared in (here / "state").glob("*-shm"):
            shared.unlink()  # SQLite's shared memory dies with its machine
        shutil.make_archive(str(folder / "state"), "gztar", here / "state")


def _published(old: Earlier, here: Path) -> None:
    """Week one: decided, edited and published."""
    draft = WEEKS[0][1]
    old.run(*old.draft(WEEKS[0], "--samples", "1"))
    edit(here / "out" / draft / "issue.md", "可以在一台笔记本上", "一台笔记本就能")
    old.run("review", draft, "--out", "out", "--status")
    old.run(
        *("review", draft, "--out", "out"),
        *("--accept", "1,4-6", "--reject", "2:重复", "--hold", "3"),
    )
    old.run("publish", draft, "--to", "site", "--offline")


def _reviewed(old: Earlier, here: Path) -> None:
    """Week two: recorded, and half reviewed; its opening and two items are edited."""
    draft = WEEKS[1][1]
    old.run(*old.draft(WEEKS[1], "--record", "recording"))
    asyncio.run(old.rewrite(draft, 1, "短一点"))
    old.run(
        *("review", draft, "--out", "out"),
        *("--accept", "1,3", "--reject", "2:与团队无关", "--hold", "4"),
    )
    issue = here / "out" / draft / "issue.md"
    edit(issue, "可以在一台笔记本上", "一台笔记本就能")
    edit(issue, "- Orbit6 的代码", "- 据作者说，Orbit6 的代码")
    edit(issue, "- Orbit51 的代码", "- 据作者说，Orbit51 的代码")
    with issue.open("a", encoding="utf-8") as text:
        text.write("\n### 【手写的一条】\n\n编辑自己写的一段。\n")
    old.run("review", draft, "--out", "out", "--status")


def _killed(old: Earlier, there: Web) -> None:
    """Week three: killed while the model thinks, with some stories written."""
    there.prompt = len(there.asked) + 20
    run = old.started(*old.draft(WEEKS[2]))
    there.silent.wait()
    run.kill()
    run.communicate()


if __name__ == "__main__":
    make(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
