"""A table of cases is one test, which runs them all and names each that fails.

An item of pytest's costs 0.7 ms of CPU alone and twice that with its way through the
workers, however little it does; most of the suite's cases take less. A table whose
cases need fixtures, a loop or marks of their own stays as many tests, and so does every
table where a choice is asked for (`pytest 'tests/…::test_…[a case]'`, `pytest -k word`).
"""

import inspect
import re
from collections.abc import Callable, Generator, Sequence
from typing import Any

import pytest

# Fixtures of the whole session, which no case changes.
_OF_ALL = {"bare_environment", "only_loopback", "event_loop_policy"}


@pytest.hookimpl(wrapper=True)
def pytest_pycollect_makeitem(
    collector: pytest.Collector, name: str
) -> Generator[None, Any, Any]:
    found = yield
    if not isinstance(found, list) or len(found) == 1 or _is_choice(collector.config):
        return found
    if not all(isinstance(item, pytest.Function) and _is_plain(item) for item in found):
        return found
    return [pytest.Function.from_parent(collector, name=name, callobj=_table(found))]


def _is_choice(config: pytest.Config) -> bool:
    """Whether single cases may be asked for, by id or by a word of it."""
    return bool(config.option.keyword) or any("[" in asked for asked in config.args)


def _is_plain(case: pytest.Function) -> bool:
    """Nothing but its row decides what it does."""
    marks = list(case.iter_markers())
    rows = [m for m in marks if m.name == "parametrize" and m.kwargs.keys() <= {"ids"}]
    given = {name for mark in rows for name in _names(mark.args[0])}
    return (
        isinstance(case.parent, pytest.Module)
        and not inspect.iscoroutinefunction(case.obj)
        and not hasattr(case.obj, "hypothesis")
        and len(rows) == len(marks)
        and given == set(case.fixturenames) - _OF_ALL
    )


def _names(given: str | Sequence[str]) -> Sequence[str]:
    return re.split(r"\s*,\s*", given) if isinstance(given, str) else given


def _table(cases: Sequence[pytest.Function]) -> Callable[[], None]:
    def run() -> None:
        ends = [end for case in cases if (end := _end(case))]
        failed = [end for end in ends if not isinstance(end, pytest.skip.Exception)]
        if len(failed) > 1:
            raise BaseExceptionGroup(f"{len(failed)} of {len(cases)} cases", failed)
        if ends:
            raise (failed or ends)[0]

    return run


def _end(case: pytest.Function) -> BaseException | None:
    try:
        case.obj(**case.callspec.params)
    except (Exception, pytest.fail.Exception, pytest.skip.Exception) as error:  # noqa: BLE001
        error.add_note(f"case [{case.callspec.id}]")
        return error
    return None
