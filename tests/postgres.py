"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "s3cret-of-the-tests"  # noqa: S105  # of a server that lives for a minute
# Of a case whose fixture asks for the server by its name (tests/neighbours.py).
ON_SERVER = pytest.mark.xdist_group("postgres_server")
_PLACES = ("/usr/local/bin", "/usr/lib/postgresql/*/bin", "/opt/homebrew/bin")
_SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c autovacuum=off"
)
# Half of what it takes to make one, which copies 300 files.
_EMPTIED = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid();
DROP SCHEMA public CASCADE;
CREATE SCHEMA public AUTHORIZATION checked
"""
_ACCESS = "local all checked scram-sha-256\nlocal all all trust\n"


@dataclass
class Server:
    """`checked` is a user who has to give PASSWORD; the others need none."""

    folder: Path
    program: str
    user: dict[str, Any]
    numbers: Iterator[int] = field(default_factory=count)
    used: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)

    def url(self, database: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self) -> str:
        """The address of an empty one."""
        if self.emptied:
            name = self.emptied.pop()
        else:
            name = f"test{next(self.numbers)}"
            self.says(f"CREATE DATABASE {name} OWNER checked")
        self.used.append(name)
        return self.url(name)

    def empty_databases(self) -> None:
        """As new, for the next test; who is still connected is cut off."""
        while self.used:
            self.says(_EMPTIED, self.used[-1])
            self.emptied.append(self.used.pop())

    def says(self, sql: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        import psycopg  # noqa: PLC0415  # an extra

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def control(self, *words: str) -> None:
        """`pg_ctl` with these words."""
        with (self.folder / "said").open("ab") as said:
            subprocess.run(  # noqa: S603  # the machine's own server
                [self.program, "-D", str(self.folder / "data"), "-w", *words],
                check=True,
                stdout=said,
                stderr=said,
                cwd=self.folder,
                **self.user,
            )

    def start(self) -> None:
        self.control("start", "-o", f"-k {self.folder} {_SETTINGS}")

    def stop(self) -> None:
        self.control("stop", "-m", "immediate")


@contextmanager
def server() -> Iterator[Server]:
    """Skips the test where PostgreSQL or its client is missing."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: .[postgres]")
    program, initdb = found("pg_ctl"), found("initdb")
    if program is None or initdb is None:
        pytest.skip("no PostgreSQL server on this machine: pg_ctl and initdb")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path is short
    here = Server(folder, program, _user(folder))
    try:
        subprocess.run(  # noqa: S603  # the machine's own server
            [
                *(initdb, "-D", str(folder / "data"), "-U", "postgres", "--no-sync"),
                *("-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8"),
            ],
            check=True,
            capture_output=True,
            cwd=folder,
            **here.user,
        )
        (folder / "data/pg_hba.conf").write_text(_ACCESS)
        here.start()
        here.says(f"CREATE ROLE checked LOGIN PASSWORD '{PASSWORD}'")
        yield here
    finally:
        if (folder / "data/postmaster.pid").exists():
            here.stop()
        shutil.rmtree(folder)


def found(program: str) -> str | None:
    places = [
        str(place) for one in _PLACES for place in Path("/").glob(one.removeprefix("/"))
    ]
    path = os.pathsep.join([os.defpath, *sorted(places, reverse=True)])
    return shutil.which(program) or shutil.which(program, path=path)


def _user(folder: Path) -> dict[str, Any]:
    """Root may not run it: somebody else does, who owns the folder."""
    if os.geteuid():
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    pytest.skip("root may not run PostgreSQL, and nobody else is here")
