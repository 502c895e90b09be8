"""The page, its script, style and icon: read once in a process.

Browsers keep what the page names for good: its path tells what there is, and what
changed lies under another, so that no browser ever takes an old one for the new one.
"""

import gzip
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import jinja2
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from agents.review.one_script import one_script

_SCRIPT = "desk.js"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {
    "Cache-Control": "private, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
}


@cache
def read(templates: Path) -> tuple[Callable[..., str], "Assets"]:
    """What renders the page, and what the page names."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    page = environment.get_template("page.html.j2")
    return page.render, Assets(templates / "assets")


class Assets:
    """The files of a folder that are of a kind that pages have, its modules as one."""

    def __init__(self, folder: Path) -> None:
        every = sorted(file for file in folder.iterdir() if file.is_file())
        files = [file for file in every if file.suffix in _KINDS]
        texts = {file.name: file.read_bytes() for file in files}
        modules = {n: texts.pop(n).decode() for n in list(texts) if n.endswith(".js")}
        self._texts = {**texts, _SCRIPT: one_script(modules, _SCRIPT).encode()}
        self._packed = {
            name: gzip.compress(text, mtime=0) for name, text in self._texts.items()
        }
        content = repr(self._texts).encode()
        self.root = f"/assets/{hashlib.sha256(content).hexdigest()[:16]}"
        self.route = Route(f"{self.root}/{{name}}", self._answer)

    async def _answer(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self._texts:
            return PlainTextResponse("Not Found", status_code=404)
        kind = _KINDS[Path(name).suffix]
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self._texts[name], media_type=kind, headers=_HEADERS)
        packed = {**_HEADERS, "Content-Encoding": "gzip"}
        return Response(self._packed[name], media_type=kind, headers=packed)
