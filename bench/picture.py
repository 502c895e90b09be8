"""The manuals' picture of the review page: the bundled month, drafted and opened anew.

The draft that it shows is noted in the file, and `tests/test_documents.py` asks for the
present one.
"""

import asyncio
import hashlib
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.async_api import async_playwright

from agents.review.access import Key
from agents.review.actions import Actions
from agents.review.app import app
from agents.review.desk import Desk
from agents.review.serve import TEMPLATES, bound, server
from tests.browser.opened import WIDE, chromium

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs/review.png"
ARGS = ("--no-sandbox", "--disable-lcd-text")  # no colours beside letters
SHOWS = "draft"  # the key in the file: the sha256 of the draft's issue.md


def drafted(folder: Path) -> Path:
    """The bundled month as `scripts/draft` makes it, elsewhere."""
    flags = ["--since", "2024-09-01", "--until", "2024-09-30"]
    flags += [f"--{name}={folder / name}" for name in ("out", "state", "archive")]
    flags += ["--replay", "examples/2024-09"]
    subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "agents", "draft", *flags],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},  # noqa: TID251
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return folder / "out/2024-09-30"


async def photographed(draft: Path) -> bytes:
    with bound(0) as listening:
        key = Key("token", listening.getsockname()[1])
        desk = Desk(draft, lambda: "2024-10-01T09:00:00+08:00")
        serving = server(app(desk, TEMPLATES, key, Actions(site="site")))
        running = asyncio.create_task(asyncio.to_thread(serving.run, [listening]))
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium(), args=ARGS
            )
            width, height = WIDE
            page = await browser.new_page(viewport={"width": width, "height": height})
            await page.goto(key.address)
            await page.locator("#item .chosen").first.wait_for()
            await page.locator("#legend li").first.wait_for()
            await page.wait_for_load_state("networkidle")
            shot = await page.screenshot()
            await browser.close()
        serving.should_exit = True
        await running
    return shot


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        draft = drafted(Path(name))
        shot = asyncio.run(photographed(draft))
        shown = hashlib.sha256((draft / "issue.md").read_bytes()).hexdigest()
    told = PngInfo()
    told.add_text(SHOWS, shown)
    with Image.open(io.BytesIO(shot)) as image:
        image.convert("RGB").quantize().save(FILE, optimize=True, pnginfo=told)


if __name__ == "__main__":
    main()
