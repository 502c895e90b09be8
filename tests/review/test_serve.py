"""What is done before the page is asked for anything."""

import pytest

from agents.messages.said import speaking
from agents.review import linted, view
from agents.review.desk import Desk
from agents.review.serve import prepare, serve


class Begun(Exception):  # noqa: N818  # it ends the server as it begins
    pass


@pytest.fixture(autouse=True)
def _begins() -> None:
    """As in a process that has linted nothing yet."""
    linted._found.cache_clear()  # noqa: SLF001


def lints() -> int:
    return linted._found.cache_info().misses  # noqa: SLF001


def test_no_item_is_linted_at_the_first_look(desk: Desk) -> None:
    snapshot = desk.look()
    prepare(snapshot)
    before = lints()

    with speaking("zh"):  # as the page is, whatever the terminal speaks
        view.queue(snapshot)

    assert lints() == before


def test_the_address_is_told_before_any_item_is_linted(desk: Desk) -> None:
    told: list[int] = []

    def ready(_: str) -> None:
        told.append(lints())
        raise Begun

    with pytest.raises(Begun):
        serve(desk, 0, ready)

    assert told == [0]
