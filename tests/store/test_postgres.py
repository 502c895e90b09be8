"""A state on a server: who may use it, and what is said where it cannot be used."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from agents.errors import AgentsError, LockedError, OutputError, SettingsError
from agents.store.connection import Connection
from agents.store.run_state import StateCapabilities
from agents.store.shelf import CandidateShelf
from tests import make
from tests.postgres import PASSWORD, Server

pytest.importorskip("psycopg", reason="psycopg is not installed: .[postgres]")

import psycopg

from agents.store.postgres import Address, opened
from agents.store.postgres_schema import NEWEST

ROOT = Path(__file__).resolve().parents[2]

_HOLDING = """
import sys
from pydantic import SecretStr
from agents.store.postgres import Address, opened
with opened(Address.of(SecretStr(sys.argv[1]), None)) as connection:
    connection.execute("BEGIN")
    connection.execute("INSERT INTO capabilities VALUES ('half', '1')")
    print("held", flush=True)
    sys.stdin.read()
"""

# The server ends such a session long after its program has gone.
_LONG_TO_CLEAN_UP = """
DO $$ BEGIN FOR n IN 1..500 LOOP
    EXECUTE 'CREATE TEMP TABLE t' || n || ' (a TEXT PRIMARY KEY)';
END LOOP; END $$
"""


def address(url: str, password: str | None = None) -> Address:
    return Address.of(SecretStr(url), SecretStr(password) if password else None)


def fails(url: str, password: str | None = None) -> AgentsError:
    with (
        pytest.raises(AgentsError) as caught,
        opened(address(url, password)) as connection,
    ):
        connection.execute("SELECT 1")
    return caught.value


@contextmanager
def soon_free(url: str) -> Iterator[Connection]:
    """Once the server has seen that the holder is gone."""
    while True:
        with suppress(LockedError), opened(address(url)) as connection:
            yield connection
            return


@pytest.fixture
def url(postgres: Server) -> str:
    return postgres.database()


def test_what_was_kept_is_there_the_next_time(url: str) -> None:
    with opened(address(url)) as connection:
        StateCapabilities(connection).keep("a", "{}")

    with opened(address(url)) as connection:
        assert StateCapabilities(connection).find("a") == "{}"
        version = connection.execute("SELECT max(number) FROM schema_version")
        assert version.fetchone() == (NEWEST,)


@pytest.mark.parametrize("last", ["COMMIT", "SELECT 1 / 0"])
def test_a_run_that_is_over_leaves_the_state_free_at_once(url: str, last: str) -> None:
    with suppress(psycopg.DataError), opened(address(url)) as connection:
        connection.execute(_LONG_TO_CLEAN_UP)
        connection.execute("BEGIN")
        connection.execute(last)

    with opened(address(url)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_second_run_is_told_at_once_who_holds_the_state(url: str) -> None:
    with opened(address(url)):
        error = fails(url)

    assert isinstance(error, LockedError)
    assert re.fullmatch(
        rf"another run \(pid {os.getpid()} on \S+\) holds \S+; wait for it or stop it",
        str(error),
    )


def test_two_states_of_one_server_do_not_bar_one_another(postgres: Server) -> None:
    one, two = address(postgres.database()), address(postgres.database())

    with opened(one), opened(two) as other:
        keep(other)


def test_who_only_looks_needs_no_lock(url: str) -> None:
    with opened(address(url)), opened(address(url), alone=False) as other:
        assert other.execute("SELECT * FROM runs").fetchall() == []


def test_a_killed_holder_frees_the_state_and_its_half_is_not_kept(url: str) -> None:
    holder = subprocess.Popen(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", _HOLDING, url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        held = fails(url)
        holder.kill()

    assert f"pid {holder.pid} on" in str(held)
    with soon_free(url) as connection:
        assert connection.execute("SELECT * FROM capabilities").fetchall() == []


def test_a_state_of_an_earlier_version_is_brought_up(url: str) -> None:
    with opened(address(url)) as connection:
        kept = {"c": make.candidate(), "d": make.candidate(published=None)}
        CandidateShelf(connection).keep(kept)
        connection.execute("ALTER TABLE candidates DROP COLUMN day")
        connection.execute("DELETE FROM schema_version WHERE number > 4")

    with opened(address(url)) as connection:
        found = CandidateShelf(connection).of_window(make.window(), most=9)

    assert found == ["c"]


def test_a_state_of_a_newer_program_is_left_alone(url: str) -> None:
    with opened(address(url)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99)")

    error = fails(url)

    assert isinstance(error, OutputError)
    assert "newer version of this program (schema 99)" in str(error)


@pytest.mark.parametrize(
    ("user", "database", "said"),
    [
        pytest.param("postgres", "none", "make it with createdb", id="no database"),
        pytest.param("stranger", "postgres", "name another user", id="no user"),
        pytest.param("checked", "postgres", "or PGPASSWORD", id="no password"),
    ],
)
def test_what_the_operator_can_mend_is_a_setting(
    postgres: Server, user: str, database: str, said: str
) -> None:
    error = fails(postgres.url(database, user))

    assert isinstance(error, SettingsError)
    assert said in str(error)


def test_a_wrong_password_is_not_repeated(postgres: Server) -> None:
    url = postgres.url("postgres", "checked:wrong-one")

    error = fails(url)

    assert isinstance(error, SettingsError)
    assert "password authentication failed" in str(error)
    assert "wrong-one" not in f"{error} {error.__cause__} {address(url)!r}"


@pytest.mark.parametrize(
    ("user", "password"),
    [
        pytest.param("checked", PASSWORD, id="PGPASSWORD"),
        pytest.param(f"checked:{PASSWORD}", "another", id="the address first"),
    ],
)
def test_the_password_comes_from_the_environment_or_the_address(
    postgres: Server, url: str, user: str, password: str
) -> None:
    name = url.partition("@/")[2].partition("?")[0]

    with opened(address(postgres.url(name, user), password)) as connection:
        found = connection.execute("SELECT current_user").fetchone()

    assert found == ("checked",)


def test_a_server_that_is_down_is_named_with_the_way_out(tmp_path: Path) -> None:
    error = fails(f"postgresql://me:secret@/state?host={tmp_path}&connect_timeout=2")

    assert isinstance(error, OutputError)
    assert f"the state in {tmp_path}:5432/state cannot be used" in str(error)
    assert "without AGENTS_DATABASE" in str(error)
    assert "secret" not in str(error)


def test_each_of_several_servers_that_are_down_counts_as_one_sentence() -> None:
    error = fails("postgresql://127.0.0.1:1,127.0.0.1:2/state?connect_timeout=2")

    assert "Connection refused" in str(error)
    assert "\n" not in str(error)


def test_what_is_no_address_is_not_repeated() -> None:
    with pytest.raises(SettingsError, match="no PostgreSQL address") as caught:
        address("postgresql://me:secret@host:port:port/?x=%zz")

    assert caught.value.__cause__ is None
    assert "secret" not in str(caught.value)


def test_a_server_that_goes_away_in_mid_run_is_one_sentence(
    postgres: Server, url: str
) -> None:
    with opened(address(url)) as connection:
        postgres.says(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name LIKE 'agents %'"
        )
        with pytest.raises(OutputError, match=r"cannot be used: .*again to go on"):
            keep(connection)


def keep(connection: Connection) -> None:
    StateCapabilities(connection).keep("a", "{}")
