"""The archive is parsed once: what the state knows of a page is taken for it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from agents.run.planning import Intent, intent_of
from agents.settings.options import Options, options
from agents.store.database import open_database
from agents.store.texts import Texts
from tests import fakes, make
from tests.run.test_archive import NAME, page
from tests.run.test_planning import SOURCES


@pytest.fixture
def again(tmp_path: Path) -> Callable[[], Intent]:
    """What a run would do, again and again."""
    (tmp_path / "issues").mkdir()
    (tmp_path / "issues" / NAME).write_text(page(), encoding="utf-8")
    folders = {"archive": tmp_path / "issues", "state": tmp_path / "state"}
    given: Options = options({**folders, "out": tmp_path / "drafts"}, {}, {})
    return lambda: intent_of(given, SOURCES, make.NOW, fakes.Notes().note)


def keep(intent: Intent) -> Path:
    file = intent.options.state / "state.db"
    with closing(open_database(file, print)) as connection:
        Texts(connection).keep_all(intent.fresh, make.NOW)
    return file


def test_a_page_that_the_state_knows_is_not_parsed_again(
    again: Callable[[], Intent],
) -> None:
    first = again()
    keep(first)
    second = again()

    assert (len(first.fresh), len(second.fresh)) == (1, 0)
    assert second.archive == first.archive
    assert second.digest() == first.digest()


def test_looking_makes_no_state(again: Callable[[], Intent]) -> None:
    assert not again().options.state.exists()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400])
def test_a_state_that_is_lost_or_broken_costs_time_only(
    again: Callable[[], Intent], content: bytes
) -> None:
    keep(first := again()).write_bytes(content)
    second = again()

    assert second.archive == first.archive
    assert second.fresh == first.fresh
    assert (first.options.state / "state.db").read_bytes() == content
