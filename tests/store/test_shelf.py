"""Nouns in SQLite, by key."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents.domain.report import Benched
from agents.errors import OutputError
from agents.store.connection import Connection
from agents.store.shelf import CandidateShelf, RunShelf, writing
from tests import make
from tests.store.conftest import FullDisk


def benched(title: str) -> Benched:
    return Benched(title=title, url=make.URL, section="news", score=1.0, why="名额已满")


# PostgreSQL keeps no NUL; no key of ours has one.
KEYS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


def shelf(connection: Connection, run: str = "run-1") -> RunShelf[Benched]:
    return RunShelf(connection, run, "benched", Benched)


def test_a_noun_comes_back_as_it_was_kept(connection: Connection) -> None:
    kept = make.candidate(title="中文 <b>", images=("https://example.org/a.png",))
    candidates = CandidateShelf(connection)

    candidates.keep({kept.id: kept})

    assert candidates.one(kept.id) == kept
    assert candidates.one(kept.id) == kept  # from the tables now
    assert candidates.every() == [kept]


def test_what_is_kept_of_a_window_is_found_by_its_days(connection: Connection) -> None:
    days = ("2024-08-30T23", "2024-08-31T01", "2024-09-30T23", "2024-10-01T01")
    kept = {
        day: make.candidate(published=dt.datetime.fromisoformat(f"{day}:00+00:00"))
        for day in days
    }
    candidates = CandidateShelf(connection)
    candidates.keep(kept | {"undated": make.candidate(published=None)})

    found = candidates.of_window(make.window(), most=10)

    assert set(found) == set(days[1:3])  # the window's first and last day, in UTC


def test_of_many_candidates_of_a_window_the_hash_picks(connection: Connection) -> None:
    candidates = CandidateShelf(connection)
    marks = {"aaaaaa": "3", "bbbbbb": "1", "cccccc": "2"}
    kept = {f"{mark}{end}": make.candidate(title=mark) for mark, end in marks.items()}
    candidates.keep(kept)

    assert candidates.of_window(make.window(), most=2) == ["bbbbbb1", "cccccc2"]


def test_a_candidate_that_got_a_date_is_found_by_it(connection: Connection) -> None:
    candidates = CandidateShelf(connection)
    candidates.keep({"one": make.candidate(published=None)})

    candidates.keep({"one": make.candidate()})

    assert candidates.of_window(make.window(), most=2) == ["one"]


def test_many_come_in_the_order_asked_for(connection: Connection) -> None:
    kept = {f"{number:04}": benched(str(number)) for number in range(1200)}
    shelf(connection).keep(kept)
    wanted = sorted(kept, reverse=True)

    assert shelf(connection).many(wanted) == [kept[key] for key in wanted]
    assert shelf(connection).many([]) == []


def test_all_of_a_run_come_by_key(connection: Connection) -> None:
    shelf(connection).keep({"b": benched("2"), "a": benched("1")})

    assert [noun.title for noun in shelf(connection).every()] == ["1", "2"]


def test_runs_do_not_see_one_another(connection: Connection) -> None:
    shelf(connection).keep({"a": benched("1")})

    assert shelf(connection, "run-2").every() == []


def test_the_last_one_kept_under_a_key_counts(connection: Connection) -> None:
    shelf(connection).keep({"a": benched("1")})
    shelf(connection).keep({"a": benched("2")})

    assert shelf(connection).one("a").title == "2"


def test_a_missing_key_is_a_bug(connection: Connection) -> None:
    with pytest.raises(KeyError):
        shelf(connection).one("a")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(KEYS, max_size=5), st.text(min_size=1, max_size=5)))
def test_any_key_finds_its_noun(connection: Connection, titles: dict[str, str]) -> None:
    kept = {key: benched(title) for key, title in titles.items()}
    shelf(connection).keep(kept)

    assert shelf(connection).many(kept) == list(kept.values())


def test_a_full_disk_keeps_nothing_by_halves(
    in_sqlite: sqlite3.Connection, full_disk: FullDisk, tmp_path: Path
) -> None:
    connection = in_sqlite
    shelf(connection).keep({"a": benched("1")})
    many = {f"{number}": benched("x" * 300) for number in range(2000)}

    with (
        full_disk((tmp_path / "state.db-wal").stat().st_size + 20_000),
        pytest.raises(OutputError, match=r"state cannot be written: .*--state"),
    ):
        shelf(connection).keep(many)

    assert shelf(connection).every() == [benched("1")]

    shelf(connection).keep(many)

    assert len(shelf(connection).every()) == 2001


def test_a_database_at_its_limit_keeps_nothing_by_halves(
    in_sqlite: sqlite3.Connection,
) -> None:
    connection = in_sqlite
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    many = {f"{number}": benched("x" * 300) for number in range(2000)}

    with pytest.raises(OutputError, match="database or disk is full"):
        shelf(connection).keep(many)

    assert shelf(connection).every() == []


def broken(connection: Connection) -> None:
    with writing(connection):
        connection.execute("INSERT INTO capabilities VALUES ('a', '1')")
        _ = 1 / 0


def test_a_bug_within_a_transaction_surfaces_and_keeps_nothing(
    connection: Connection,
) -> None:
    with pytest.raises(ZeroDivisionError):
        broken(connection)

    assert connection.execute("SELECT * FROM capabilities").fetchall() == []
    with writing(connection):  # none is open any more
        pass
