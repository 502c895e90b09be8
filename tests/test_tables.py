"""A table of cases as one test: what it says, and which tables stay many."""

import pytest

pytest_plugins = ["pytester"]

TABLES = """
import pytest

@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_a_table(n):
    assert n % 2

@pytest.mark.parametrize("n", [1, 2])
def test_its_cases_need_a_folder(n, tmp_path):
    tmp_path.joinpath("once").mkdir()

@pytest.mark.parametrize("n", [1, pytest.param(2, marks=pytest.mark.xfail)])
def test_a_case_has_a_mark(n):
    assert n == 1

@pytest.mark.parametrize("n", [1, 2])
def test_it_cannot_be_looked_at_here(n):
    pytest.skip("nowhere")

@pytest.fixture(params=[1, 2])
def given(request):
    return -request.param

@pytest.fixture(autouse=True, scope="module")
def around():
    yield

def test_a_fixture_has_cases(given):
    assert given < 0
"""
ALONE = (
    *("-p", "tests.tables", "-p", "no:randomly", "-p", "no:cacheprovider"),
    *("-o", "asyncio_default_fixture_loop_scope=function"),
)


def test_a_table_is_one_test_that_names_each_case_that_fails(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(TABLES.replace("autouse=True, ", ""))

    found = pytester.runpytest_inprocess(*ALONE)

    found.assert_outcomes(failed=1, passed=5, xfailed=1, skipped=1)
    assert "2 of 4 cases" in found.stdout.str()
    assert "case [2]" in found.stdout.str()
    assert "case [4]" in found.stdout.str()
    assert "case [3]" not in found.stdout.str()


def test_what_each_case_begins_with_keeps_them_apart(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(TABLES)

    found = pytester.runpytest_inprocess(*ALONE)

    found.assert_outcomes(failed=2, passed=7, xfailed=1, skipped=2)


@pytest.mark.parametrize(
    ("asked", "passed"), [(["{}::test_a_table[3]"], 1), (["{}", "-k", "a_table"], 2)]
)
def test_a_case_is_run_by_its_id(
    pytester: pytest.Pytester, asked: list[str], passed: int
) -> None:
    file = pytester.makepyfile(TABLES)

    found = pytester.runpytest_inprocess(*ALONE, *(a.format(file) for a in asked))

    found.assert_outcomes(passed=passed, failed=2 * (passed - 1))
