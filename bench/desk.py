"""How long the review page waits for each kind of answer, on a draft of 60 items.

The bundled month three times over, each copy under headings of its own, at a real
server on this machine.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx

from agents.cli import main as agents
from agents.review.manuscript import Piece, compose, split
from agents.review.sheet import digest
from bench.table import show

ROOT = Path(__file__).resolve().parents[1]
DATES = ("--since", "2024-09-01", "--until", "2024-09-30")
COPIES = 3


def copied(folder: Path) -> None:
    """Every item of the draft `COPIES` times, in printed order."""
    manuscript = split((folder / "model.md").read_text(encoding="utf-8"))
    review = json.loads((folder / "review.json").read_bytes())
    rows = {row["heading"]: row for row in review["items"]}
    pieces: list[Piece] = []
    review["items"] = []
    for piece in manuscript.pieces:
        for copy in range(COPIES):
            heading = piece.heading.replace("】", f" {copy}】", 1)
            text = piece.text.replace(piece.heading, heading, 1)
            row = rows[piece.heading]
            own = {"id": f"{row['id']}-{copy}", "heading": heading}
            review["items"].append({**row, **own, "sha256": digest(text)})
            pieces.append(Piece(piece.section, piece.category, text))
    # A category's copies stand together, as its items do.
    order = list(dict.fromkeys((p.section, p.category) for p in pieces))
    pieces.sort(key=lambda p: order.index((p.section, p.category)))
    text = compose(manuscript.head, manuscript.leads, pieces)
    for name in ("issue.md", "model.md"):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "review.json").write_text(json.dumps(review), encoding="utf-8")


class Editor:
    """A browser that measures; milliseconds by kind of request.

    `worked` is what the server's own processor time was of it: it tells more where
    others work on the machine, too.
    """

    def __init__(self, browser: httpx.AsyncClient, server: int) -> None:
        self._browser = browser
        self._spent = Path(f"/proc/{server}/schedstat")
        self.took: dict[str, list[float]] = defaultdict(list)
        self.worked: dict[str, list[float]] = defaultdict(list)

    def _worked(self) -> float:
        """Milliseconds of the server's main thread till now."""
        return int(self._spent.read_text(encoding="utf-8").split()[0]) / 1e6

    async def get(self, kind: str, path: str) -> Any:
        return await self._timed(kind, self._browser.build_request("GET", path))

    async def post(self, what: str, path: str, **asked: Any) -> Any:
        request = self._browser.build_request("POST", path, json=asked)
        return await self._timed(what, request)

    async def _timed(self, kind: str, request: httpx.Request) -> Any:
        worked, began = self._worked(), time.perf_counter()
        answer = await self._browser.send(request)
        self.took[kind].append((time.perf_counter() - began) * 1000)
        self.worked[kind].append(self._worked() - worked)
        answer.raise_for_status()
        return answer.json()


async def work(editor: Editor) -> None:
    items = [one["id"] for one in (await editor.get("queue", "/queue"))["items"]]
    for item in items:
        told = await editor.get("item", f"/item?id={item}")
        base = told["sha256"]
        if item in items[:40]:
            await editor.post("accept", "/decide", kind="accept", item=item, base=base)
            continue
        text = told["text"].rstrip("\n")
        for _ in range(3):
            text += "字"
            await editor.post("preview", "/preview", item=item, text=text)
            edited = {"item": item, "base": base, "text": text, "done": False}
            base = (await editor.post("autosave", "/edit", **edited))["sha256"]
    for item in items[:10]:
        await editor.post("undo", "/decide", kind="undo", item=item)
        await editor.get("queue", "/queue")
    for item in items[2:5]:
        await editor.post("place", "/decide", kind="place", item=item, section="news")


async def measured(out: Path) -> Editor:
    command = [sys.executable, "-m", "agents", "review", "--no-browser"]
    with subprocess.Popen(  # noqa: ASYNC220, S603  # our own program
        [*command, "--out", str(out)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as running:
        assert running.stdout is not None  # noqa: S101  # it is a pipe
        address = running.stdout.readline().strip()
        base = address.partition("/enter/")[0]
        async with httpx.AsyncClient(base_url=base, trust_env=False) as browser:
            await browser.get(address)
            editor = Editor(browser, running.pid)
            await work(editor)
        running.terminate()
    return editor


def p95(all_of: list[float]) -> float:
    return sorted(all_of)[int(0.95 * (len(all_of) - 1))]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        agents(["draft", *DATES, "--replay", str(ROOT / "examples/2024-09")])
        folder = Path(name) / "drafts/2024-09-30"
        copied(folder)
        editor = asyncio.run(measured(folder.parent))
    show(
        "Milliseconds until the review page has its answer, 60 items",
        ("request", "times", "median", "p95", "max", "CPU median", "CPU p95"),
        [
            (
                kind,
                len(all_of),
                statistics.median(all_of),
                p95(all_of),
                max(all_of),
                statistics.median(editor.worked[kind]),
                p95(editor.worked[kind]),
            )
            for kind, all_of in sorted(editor.took.items())
        ],
    )


if __name__ == "__main__":
    main()
