"""A draft as the site builds it, in a folder of its own that vanishes afterwards."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from agents.domain.front_matter import undrafted
from agents.domain.utf8 import utf8
from agents.errors import writing_to
from agents.messages.said import said
from agents.site.install import ASTRO
from agents.site.process import Done, plain, run

_SECONDS = 300.0
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}
_LOG = re.compile(r"\d\d:\d\d:\d\d ")  # Astro's own progress
# Against this page of the same build one sees what is Starlight's own.
_BLANK = "---\ntitle: 首页\n---\n\n## x\n\n```text\nx\n```\n"


class Built(NamedTuple):
    """`complaint` is Astro's first error line; then there is no page."""

    page: bytes = b""
    blank: bytes = b""
    assets: frozenset[str] = frozenset()  # addresses, /_astro/…
    complaint: str = ""


@contextmanager
def workshop(project: Path, installed: Path, draft: Path) -> Iterator[Path]:
    """A project beside `node_modules` that holds the draft. Raises OutputError."""
    with (
        writing_to(installed, said("free the disk or set XDG_CACHE_HOME")),
        tempfile.TemporaryDirectory(prefix="build-", dir=installed) as name,
    ):
        folder = Path(name)
        _furnish(folder, project, draft)
        yield folder


def _furnish(folder: Path, project: Path, draft: Path) -> None:
    docs = folder / "src/content/docs"
    docs.mkdir(parents=True)
    shutil.copy(project / "astro.config.mjs", folder)
    shutil.copy(project / "src/content.config.ts", folder / "src")
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    (docs / "index.md").write_text(_BLANK, encoding="utf-8")
    page = undrafted(utf8(draft.read_bytes(), draft))
    (docs / "issue.md").write_bytes(page.encode())
    for file in sorted((draft.parent / "static").glob("*")):
        # Anything else would be a page, or a file of someone else's.
        if file.suffix.lower() in _PICTURES and not file.is_symlink():
            (docs / "static").mkdir(exist_ok=True)
            shutil.copyfile(file, docs / "static" / file.name)


async def build(folder: Path, node: str, env: Mapping[str, str]) -> Built:
    """Raises SiteError if Astro doesn't come to an end."""
    astro = folder.parent / ASTRO
    done = await run([node, str(astro), "build"], folder, plain(env), _SECONDS)
    if done.code:
        return Built(complaint=complaint(done))
    site = folder / "dist"
    page = site / "issue/index.html"
    if not page.is_file():
        return Built(complaint=said("the site has no page of the draft"))
    return Built(
        page=page.read_bytes(),
        blank=(site / "index.html").read_bytes(),
        assets=frozenset(
            f"/{file.relative_to(site).as_posix()}"
            for file in (site / "_astro").rglob("*")
        ),
    )


def complaint(done: Done) -> str:
    """The first line of an error, without its stack."""
    lines = [line.strip() for line in done.err.splitlines()]
    shown = [line for line in lines if line and not _LOG.match(line)]
    return shown[0] if shown else said("exit code {code}", code=done.code)
