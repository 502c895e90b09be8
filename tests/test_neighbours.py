"""Which worker a test goes to, by what it needs."""

import pytest

from tests.neighbours import in_parts

pytest_plugins = ["pytester"]

TESTS = """
import pytest

@pytest.fixture(scope="session")
def launched(): ...

@pytest.fixture(scope="session")
def postgres_server(): ...

def test_0(): ...
def test_1(launched): ...
def test_2(): ...
def test_3(postgres_server): ...
def test_4(): ...
def test_5(launched): ...
def test_6(): ...
"""


@pytest.mark.parametrize(
    ("workers", "order"), [(1, "1530246"), (2, "1503246"), (3, "1530246")]
)
def test_what_starts_once_stands_at_the_beginning_of_one_worker_s_part(
    pytester: pytest.Pytester, workers: int, order: str
) -> None:
    pytester.makeini("[pytest]\nasyncio_default_fixture_loop_scope=function")

    found = in_parts(pytester.getitems(TESTS), workers)

    assert [item.name for item in found] == [f"test_{n}" for n in order]
