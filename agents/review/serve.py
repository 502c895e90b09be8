"""The page on 127.0.0.1: a socket, a token, a server."""

import secrets
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from agents.errors import SettingsError
from agents.messages.said import cause, said, speaking
from agents.review import view
from agents.review.access import Key, named
from agents.review.actions import NO_ACTIONS, Actions
from agents.review.app import app
from agents.review.desk import Desk, Snapshot
from agents.review.project import dumped

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "review"


def serve(
    desk: Desk,
    port: int,
    ready: Callable[[str], None],
    actions: Actions = NO_ACTIONS,
    *,
    names: Iterable[str] = (),
) -> None:
    """Serve until interrupted; `ready` is given the address once it listens.

    Port 0 is any free one. `names` are hosts that it answers to beside loopback ones.
    Raises SettingsError if the port is taken.
    """
    snapshot = desk.look()
    dumped(snapshot.review)  # what is wrong with a draft is said before it is shown
    with bound(port) as listening:
        port = listening.getsockname()[1]
        key = Key(secrets.token_urlsafe(24), port, named(names))
        ready(key.address)
        prepare(snapshot)  # who is there already waits at the socket, which listens
        server(app(desk, TEMPLATES, key, actions)).run(sockets=[listening])


def prepare(snapshot: Snapshot) -> None:
    """Lint each item, which is kept: an editor's first look would wait for it."""
    with speaking("zh"):  # findings are kept by language, and the page is Chinese
        view.queue(snapshot)


def server(page: ASGIApp) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            page,
            log_config=None,
            access_log=False,  # the token stands in the first address
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,  # a rewrite may stream for minutes
        )
    )


def bound(port: int) -> socket.socket:
    # asyncio sets TCP_NODELAY only where the protocol is named; without it every
    # answer waits 40 ms for the browser's acknowledgement.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        listening.close()
        raise SettingsError(
            said(
                "--port {port}: {cause}; choose another, or 0 for any",
                port=port,
                cause=cause(error),
            )
        ) from error
    listening.listen()
    return listening
