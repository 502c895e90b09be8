"""A state that several machines share: one PostgreSQL database, one run at a time."""

import os
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pydantic import SecretStr

from agents.errors import AgentsError, LockedError, OutputError, SettingsError
from agents.messages.said import said
from agents.store.connection import Connection, Rows
from agents.store.postgres_schema import MIGRATIONS, NEWEST

_LOCK: Final = 0x6973737565  # "issue": sets our advisory lock apart from others'
_DEFAULTS: dict[str, Any] = {
    "connect_timeout": 10,  # seconds
    # A machine that is gone is noticed within a minute, by us and by the server.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,  # ms
}
SESSION = """
    SET statement_timeout = '60s'; SET lock_timeout = '10s';
    SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;
    SET tcp_keepalives_count = 3; SET client_min_messages = warning
"""
_THEIRS = (
    psycopg.OperationalError,  # no server, no disk, no time, no right to enter
    psycopg.InternalError,  # a server that only reads, for one
    psycopg.errors.InsufficientPrivilege,
)


def _ways_out() -> dict[str, str]:
    """By what the server says."""
    return {
        r"password": said("give the right one in AGENTS_DATABASE or PGPASSWORD"),
        r"pg_hba": said("let this machine and user in there"),
        r'role ".*" does not exist': said("name another user in AGENTS_DATABASE"),
        r'database ".*" does not exist': said(
            "make it with createdb, or name another one"
        ),
    }


@dataclass(frozen=True)
class Address:
    """Where the server is, and how to speak to it; no password when it is shown."""

    conninfo: SecretStr
    shown: str  # host:port/database

    @classmethod
    def of(cls, url: SecretStr, password: SecretStr | None) -> "Address":
        """The URL's own password comes first. Raises SettingsError, repeating nothing."""
        try:
            given = conninfo_to_dict(url.get_secret_value())
            if password is not None:
                given.setdefault("password", password.get_secret_value())
            name = f"agents pid {os.getpid()} on {socket.gethostname()}"
            given["application_name"] = name[:63]
            conninfo = make_conninfo("", **(_DEFAULTS | given))
        except psycopg.ProgrammingError:
            # Its own words repeat the address, and with it the password.
            raise SettingsError(
                said(
                    "--database (AGENTS_DATABASE) is no PostgreSQL address; write one"
                    " such as postgresql://user@host/name"
                )
            ) from None
        host = f"{given.get('host') or 'localhost'}:{given.get('port') or 5432}"
        return cls(SecretStr(conninfo), f"{host}/{given.get('dbname') or ''}")

    @contextmanager
    def wrapped_errors(self) -> Iterator[None]:
        """What the server or the way to it does wrong becomes one sentence.

        A statement that is wrong is a bug of ours, and crashes.
        """
        try:
            yield
        except _THEIRS as error:
            raise self._ours(error) from error

    def _ours(self, error: psycopg.Error) -> AgentsError:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        why = lines[1 if lines[0].startswith("Multiple") and len(lines) > 1 else 0]
        secret = conninfo_to_dict(self.conninfo.get_secret_value()).get("password")
        if secret:
            why = why.replace(str(secret), "***")
        if isinstance(error, psycopg.OperationalError):
            for pattern, way_out in _ways_out().items():
                if re.search(pattern, why):
                    return SettingsError(
                        said(
                            "the state in {shown}: {why}; {way_out}",
                            shown=self.shown,
                            why=why,
                            way_out=way_out,
                        )
                    )
        return OutputError(
            said(
                "the state in {shown} cannot be used: {why}; mend the server, or"
                " do without AGENTS_DATABASE, then run it again to go on",
                shown=self.shown,
                why=why,
            )
        )


class Postgres:
    """A `Connection` whose errors are ours already."""

    def __init__(self, address: Address) -> None:
        self._address = address
        with address.wrapped_errors():
            self._inner = psycopg.connect(
                address.conninfo.get_secret_value(), autocommit=True
            )
            self._inner.execute(SESSION)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Rows:
        with self._address.wrapped_errors():
            return self._inner.execute(_spoken(sql), parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> None:
        with self._address.wrapped_errors(), self._inner.cursor() as cursor:
            cursor.executemany(_spoken(sql), rows)

    def rollback(self) -> None:
        if not self._inner.closed:
            with self._address.wrapped_errors():
                self._inner.rollback()

    def close(self) -> None:
        self._inner.close()


@contextmanager
def opened(address: Address, *, alone: bool = True) -> Iterator[Connection]:
    """The state, brought to the current schema; `alone` keeps every other run out.

    The lock is the session's: the server frees it when this process or its machine
    dies. Raises LockedError naming the holder, at once.
    """
    with closing(Postgres(address)) as connection:
        if alone:
            _lock(connection, address)
        try:
            _migrate(connection, address)
            yield connection
        finally:
            if alone:
                _unlock(connection)


def _unlock(connection: Connection) -> None:
    """Before the session ends, which the server sees only some time later."""
    with suppress(AgentsError):  # a server that is gone holds nothing
        connection.rollback()
        connection.execute("SELECT pg_advisory_unlock(?)", (_LOCK,))


def _lock(connection: Connection, address: Address) -> None:
    taken = connection.execute("SELECT pg_try_advisory_lock(?)", (_LOCK,)).fetchone()
    if taken == (True,):
        return
    holder = connection.execute(
        "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
        " WHERE locktype = 'advisory' AND granted AND objsubid = 1"
        " AND ((classid::bigint << 32) | objid::bigint) = ?"
        " AND pg_locks.database = (SELECT oid FROM pg_database"
        " WHERE datname = current_database())",
        (_LOCK,),
    ).fetchone()
    name = str(holder[0]).removeprefix("agents ") if holder else "unknown"
    raise LockedError(
        said(
            "another run ({name}) holds {shown}; wait for it or stop it",
            name=name,
            shown=address.shown,
        )
    )


def _migrate(connection: Connection, address: Address) -> None:
    """Two that open it at once do so one after the other."""
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT pg_advisory_xact_lock(?)", (_LOCK + 1,))
        connection.execute("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER)")
        row = connection.execute("SELECT max(number) FROM schema_version").fetchone()
        version = (row[0] if row else None) or 0
        if version > NEWEST:
            raise OutputError(
                said(
                    "the state in {shown} was made by a newer version of this program"
                    " (schema {version}); bring this one up to date",
                    shown=address.shown,
                    version=version,
                )
            )
        for number, script in MIGRATIONS.items():
            if number > version:
                connection.execute(script)
                connection.execute("INSERT INTO schema_version VALUES (?)", (number,))
        connection.execute("COMMIT")
    finally:
        connection.rollback()


@lru_cache
def _spoken(sql: str) -> bytes:
    """As PostgreSQL has it."""
    return sql.replace("BEGIN IMMEDIATE", "BEGIN").replace("?", "%s").encode()
