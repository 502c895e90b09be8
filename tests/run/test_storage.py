"""Where a run's state lies, as the settings say."""

import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from agents.errors import SettingsError
from agents.run.storage import open_storage
from agents.settings.options import Options
from agents.store.run_state import StateCapabilities

URL = SecretStr("postgresql://here/state")


def test_without_a_server_it_lies_in_the_folder(tmp_path: Path) -> None:
    notes = list[str]()

    with open_storage(Options(state=tmp_path / "s"), notes.append) as there:
        StateCapabilities(there.connection).keep("a", "{}")

    assert (tmp_path / "s/state.db").exists()
    assert notes == []


def test_positions_of_runs_that_nobody_knows_are_dropped(tmp_path: Path) -> None:
    (tmp_path / "graph.db").write_bytes(b"SQLite format 3\0")

    with open_storage(Options(state=tmp_path), list[str]().append):
        assert not (tmp_path / "graph.db").exists()


def test_who_only_looks_drops_nothing(tmp_path: Path) -> None:
    (tmp_path / "graph.db").touch()

    with open_storage(Options(state=tmp_path), list[str]().append, alone=False):
        assert (tmp_path / "graph.db").exists()


def test_a_client_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.endswith("postgres")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("agents.run.postgres_checkpoints", "psycopg"):
        monkeypatch.setitem(sys.modules, name, None)

    with (
        pytest.raises(SettingsError, match=r"pip install -e '\.\[postgres\]'"),
        open_storage(Options(state=tmp_path, database=URL), list[str]().append),
    ):
        pytest.fail("it was opened")
