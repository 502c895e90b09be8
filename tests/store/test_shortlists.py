"""The choice of a draft is kept until it is chosen anew."""

import datetime as dt

from agents.domain.choice import Chosen
from agents.domain.words import Window
from agents.store.connection import Connection
from agents.store.shelf import writing
from agents.store.shortlists import Shortlists
from tests import make

WINDOW = Window(
    since=dt.datetime(2024, 9, 1, tzinfo=dt.UTC),
    until=dt.datetime(2024, 10, 1, tzinfo=dt.UTC),
)


def chosen(draft: str = "2024-09-30", *, written: bool = False) -> Chosen:
    return Chosen(
        draft=draft,
        window=WINDOW,
        ranked=(make.ranked(),),
        gathered=(),
        bench=(),
        reports=(),
        counts={"candidates": 1, "stories": 1, "known": 0},
        written=written,
    )


def test_the_last_choice_of_each_draft_stands(connection: Connection) -> None:
    shelf = Shortlists(connection)
    shelf.keep(chosen("2024-08-31"))
    shelf.keep(chosen())
    shelf.keep(chosen(written=True))

    assert shelf.newest() == "2024-09-30"
    assert shelf.find("2024-09-30") == chosen(written=True)
    assert shelf.find("2024-08-31") == chosen("2024-08-31")
    shelf.drop("2024-09-30")
    assert shelf.find("2024-09-30") is None


def test_whether_it_was_written_decides_about_nothing() -> None:
    assert chosen().decides == chosen(written=True).decides


def test_a_choice_of_an_earlier_version_is_none(connection: Connection) -> None:
    with writing(connection):
        connection.execute(
            "INSERT INTO nouns VALUES ('drafts', 'chosen', 'x', '{}')", ()
        )

    assert Shortlists(connection).find("x") is None
    assert Shortlists(connection).find("never") is None
