"""Where a run's state lies: files in the state folder, or a PostgreSQL server."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from pydantic import SecretStr

from agents.errors import SettingsError
from agents.messages.said import said
from agents.run.checkpoints import Checkpoints, in_file
from agents.settings.options import Options
from agents.store.connection import Connection
from agents.store.database import drop, mend, open_database


class Storage(NamedTuple):
    """The state's tables, and the graph's checkpoints beside them."""

    connection: Connection
    checkpoints: Checkpoints


@contextmanager
def open_storage(
    options: Options, note: Callable[[str], None], *, alone: bool = True
) -> Iterator[Storage]:
    """Opened for the one run; without `alone`, beside one that may be going on.

    A folder's lock is its holder's (`agents.store.lock`), a server's is taken here.
    Raises SettingsError, OutputError and LockedError.
    """
    if options.database is not None:
        with _server(options.database, options.database_password, alone=alone) as there:
            yield there
        return
    state, graph = options.state / "state.db", options.state / "graph.db"
    if alone:
        for file in (state, graph):
            mend(file, note)
        if not state.exists():
            drop(graph)  # where runs stand that nobody knows any more
    with closing(open_database(state, note)) as connection:
        yield Storage(connection, in_file(graph))


@contextmanager
def _server(
    url: SecretStr, password: SecretStr | None, *, alone: bool
) -> Iterator[Storage]:
    try:
        # An extra of its own, which a weekly run on one machine does without.
        from agents.run.postgres_checkpoints import postgres_checkpoints  # noqa: PLC0415
        from agents.store.postgres import Address, opened  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError(
            said(
                "--database needs PostgreSQL's client ({error}); install it with"
                " pip install -e '.[postgres]'",
                error=error,
            )
        ) from error
    address = Address.of(url, password)
    with opened(address, alone=alone) as connection:
        yield Storage(connection, postgres_checkpoints(address))
