"""A picture of the built page, if a Chromium is here."""

import functools
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from typing_extensions import override

from agents.errors import SiteError, writing_to
from agents.messages.said import said
from agents.site.process import find, plain, run

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SIZE = "1280,4000"
_SECONDS = 90.0


async def photograph(folder: Path, file: Path, env: Mapping[str, str]) -> bool:
    """Write the page's upper 4,000 pixels as PNG; False if no browser is here.

    Raises SiteError if the browser fails, OutputError if the file isn't written.
    """
    browser = find(BROWSERS, env)
    if browser is None:
        return False
    with (
        _served(folder / "dist") as address,
        tempfile.TemporaryDirectory(dir=folder) as profile,
    ):
        shot = folder / "page.png"
        command = [
            *(browser, "--headless", "--disable-gpu", "--hide-scrollbars"),
            *(f"--user-data-dir={profile}", f"--window-size={_SIZE}"),
            # The page is the draft's: it may load from its own site alone.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            *(["--no-sandbox"] if os.geteuid() == 0 else []),  # refused to root
            *(f"--screenshot={shot}", f"{address}/issue/"),
        ]
        done = await run(command, folder, plain(env), _SECONDS)
    if done.code or not shot.is_file():
        raise SiteError(
            said(
                "{name} took no screenshot (exit code {code}); leave out --screenshot",
                name=Path(browser).name,
                code=done.code,
            )
        )
    _keep(shot, file)
    return True


def _keep(shot: Path, file: Path) -> None:
    with writing_to(file, said("choose another --screenshot")):
        file.write_bytes(shot.read_bytes())


class _Quiet(SimpleHTTPRequestHandler):
    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: stderr is for the operator."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """`folder` on this machine: the page's addresses begin at the root."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
