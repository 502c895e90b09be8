"""The desks of the tests, one after the other at one address."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from agents.review.access import Key
from agents.review.actions import NO_ACTIONS, Actions
from agents.review.app import app
from agents.review.desk import Desk
from agents.review.serve import TEMPLATES, bound, server


@dataclass(frozen=True)
class Served:
    desk: Desk
    key: Key


class Stage:
    """A real server in a thread, for as long as a worker has tests.

    One port for all of them lets the browser keep the page's files, as an editor's
    does. Each desk has a token of its own, so that nothing reaches it from the page of
    the one before.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._page: ASGIApp = PlainTextResponse("no desk is served", status_code=503)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._page(scope, receive, send)

    @contextmanager
    def showing(
        self,
        desk: Desk,
        names: frozenset[str] = frozenset(),
        actions: Actions = NO_ACTIONS,
    ) -> Iterator[Served]:
        before, key = self._page, Key(secrets.token_hex(), self._port, names)
        self._page = app(desk, TEMPLATES, key, actions)
        try:
            yield Served(desk, key)
        finally:
            self._page = before


@contextmanager
def staged() -> Iterator[Stage]:
    with bound(0) as listening:
        stage = Stage(listening.getsockname()[1])
        running = server(stage)
        thread = threading.Thread(target=running.run, args=([listening],))
        thread.start()
        try:
            yield stage
        finally:
            running.should_exit = True
            thread.join()
