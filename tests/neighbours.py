"""What takes seconds to start is started by one worker, for all the tests that need it.

A process from which programs are forked takes 3 s of CPU, a browser 2, a database server
1. A worker takes its part of the tests from one end to the other and gives away from the
end, so what stands together at the beginning of a part stays with one.
"""

from collections.abc import Sequence
from itertools import groupby, islice

import pytest

_FIXTURES = ("launched", "postgres_server")


@pytest.hookimpl(trylast=True)  # in the order into which others shuffled them
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    workers = getattr(config, "workerinput", {"workercount": 1})["workercount"]
    items[:] = in_parts(items, workers)


def in_parts(items: Sequence[pytest.Item], workers: int) -> list[pytest.Item]:
    """In as many parts of one length, each kind at the beginning of one; else as before."""
    by_kind = {
        kind: list(own) for kind, own in groupby(sorted(items, key=_kind), key=_kind)
    }
    rest = iter(by_kind.pop("", []))
    parts: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for number, own in enumerate(by_kind.values()):
        parts[number % workers] += own
    ends = [len(items) * number // workers for number in range(workers + 1)]
    for part, start, end in zip(parts, ends, ends[1:], strict=False):
        part.extend(islice(rest, max(0, end - start - len(part))))
    return [*(item for part in parts for item in part), *rest]


def _kind(item: pytest.Item) -> str:
    """What it needs that is started once, if anything."""
    if not isinstance(item, pytest.Function):
        return ""
    if group := item.get_closest_marker("xdist_group"):
        return str(group.args[0])
    for name in _FIXTURES:
        if name in item.fixturenames:
            return name
    return getattr(getattr(item.module, "Program", None), "__module__", "")
