"""The page's scripts, style and icon: read once, and kept by browsers for good.

Their path names what they hold: changed ones lie under another, so that no browser
ever takes an old one for the new one.
"""

import gzip
import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {
    "Cache-Control": "private, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
}


class Assets:
    """The files of a folder that are of a kind that pages have."""

    def __init__(self, folder: Path) -> None:
        every = sorted(file for file in folder.iterdir() if file.is_file())
        files = [file for file in every if file.suffix in _KINDS]
        self._texts = {file.name: file.read_bytes() for file in files}
        self._packed = {
            name: gzip.compress(text, mtime=0) for name, text in self._texts.items()
        }
        told = repr(self._texts).encode()
        self.root = f"/assets/{hashlib.sha256(told).hexdigest()[:16]}"
        self.modules = [file.name for file in files if file.suffix == ".js"]
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
