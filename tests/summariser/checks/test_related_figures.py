import datetime as dt

import pytest

from agents.summariser.checks.ground import ground
from agents.summariser.checks.rules import check_sentence
from tests import make


def wrong(sentence: str, source: str) -> list[str]:
    published = dt.datetime(2024, 9, 2, tzinfo=dt.UTC)
    base = ground([make.material(text=source, published=published)])
    return [complaint.text for complaint in check_sentence(sentence, base)]


@pytest.mark.parametrize(
    ("source", "complaints"),
    [
        pytest.param("Sales rose this year.", ["去年"], id="another year is told of"),
        pytest.param("Sales rose last year.", [], id="this one is told of"),
        pytest.param("This year beats 2023.", [], id="its number is told of"),
        pytest.param("Sales rose a lot.", [], id="no year is told of"),
    ],
)
def test_a_year_is_wrong_where_the_source_tells_of_another_only(
    source: str, complaints: list[str]
) -> None:
    assert wrong("销量在去年上升。", source) == complaints


def test_this_year_is_never_wrong() -> None:
    assert not wrong("销量在今年上升。", "Sales rose last year.")
