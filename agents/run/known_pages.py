"""The archive's pages that the state knows, looked up before anyone holds the state."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress

from agents.errors import AgentsError
from agents.run.resources import code_digest
from agents.run.storage import open_storage
from agents.settings.options import Options
from agents.store.connection import Connection
from agents.store.database import read_only
from agents.store.pages import Pages
from agents.store.texts import Texts


@contextmanager
def known_pages(options: Options, now: dt.datetime) -> Iterator[Pages]:
    """None where the state is lost, broken or away: that costs time, and is told later."""
    since = now - dt.timedelta(days=options.keep_days)
    with ExitStack() as stack:
        connection = None
        with suppress(AgentsError, sqlite3.Error):
            connection = _opened(options, stack)
        yield Pages(_finder(connection, since), code_digest())


def _opened(options: Options, stack: ExitStack) -> Connection:
    if options.database is not None:
        notes: list[str] = []
        beside = open_storage(options, notes.append, alone=False)
        return stack.enter_context(beside).connection
    return stack.enter_context(closing(read_only(options.state / "state.db")))


def _finder(
    connection: Connection | None, since: dt.datetime
) -> Callable[[str], str | None]:
    def find(key: str) -> str | None:
        with suppress(AgentsError, sqlite3.Error):
            return Texts(connection).find(key, since) if connection else None
        return None

    return find
