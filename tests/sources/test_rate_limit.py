import asyncio
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from agents.sources.rate_limit import Gap, Rate, lock_path

GAP = 0.05
# One process that takes three turns and prints when each began and ended.
TURNS = """
import asyncio, sys, time
from pathlib import Path
from agents.sources.rate_limit import Gap
async def main():
    gap = Gap(0.05, Path(sys.argv[1]))
    for _ in range(3):
        async with gap.turn():
            began = time.monotonic()
            await asyncio.sleep(0.01)
            print(began, time.monotonic())
asyncio.run(main())
"""
Span = tuple[float, float]


async def take(gap: Gap, spans: list[Span]) -> None:
    async with gap.turn():
        began = time.monotonic()
        await asyncio.sleep(0.01)
        spans.append((began, time.monotonic()))


def least_gap(spans: list[Span]) -> float:
    ordered = sorted(spans)
    return min(after[0] - before[1] for before, after in pairwise(ordered))


async def test_a_gap_lies_between_the_end_of_a_request_and_the_next_start() -> None:
    gap, spans = Gap(GAP), list[Span]()

    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(take(gap, spans))

    assert least_gap(spans) >= GAP


async def test_a_request_that_fails_is_followed_by_the_gap_too() -> None:
    gap, spans = Gap(GAP), list[Span]()

    async def fail() -> None:
        async with gap.turn():
            spans.append((0.0, time.monotonic()))
            raise OSError("reset")

    with pytest.raises(OSError, match="reset"):
        await fail()
    await take(gap, spans)

    assert least_gap(spans) >= GAP


async def test_two_gaps_on_one_file_are_one_gap(tmp_path: Path) -> None:
    spans = list[Span]()

    async with asyncio.TaskGroup() as group:
        for gap in (Gap(GAP, tmp_path / "lock"), Gap(GAP, tmp_path / "lock")):
            for _ in range(2):
                group.create_task(take(gap, spans))

    assert least_gap(spans) >= GAP


def test_two_processes_keep_the_gap_together(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TURNS, str(tmp_path / "lock")]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own text
        for _ in range(2)
    ]
    lines = [line for one in running for line in one.communicate()[0].splitlines()]
    spans = [(float(line.split()[0]), float(line.split()[1])) for line in lines]

    assert len(spans) == 6
    assert least_gap(spans) >= GAP - 0.000_001  # the file holds microseconds


@pytest.mark.parametrize("left", ["", "not a number", "99999999999.0"])
async def test_a_file_that_another_start_of_the_machine_left_holds_nobody_up(
    tmp_path: Path, left: str
) -> None:
    (tmp_path / "lock").write_text(left)
    began = time.monotonic()

    await take(Gap(60.0, tmp_path / "lock"), [])

    assert time.monotonic() - began < 60.0


async def test_without_a_place_for_the_file_the_process_keeps_its_own_gap(
    tmp_path: Path,
) -> None:
    gap, spans = Gap(GAP, tmp_path / "missing" / "lock"), list[Span]()

    await take(gap, spans)
    await take(gap, spans)

    assert least_gap(spans) >= GAP


async def test_who_gives_up_waiting_leaves_the_turn_to_others(tmp_path: Path) -> None:
    gap = Gap(10 * GAP, tmp_path / "lock")
    await take(gap, [])
    impatient = asyncio.create_task(take(gap, []))
    await asyncio.sleep(0.01)
    impatient.cancel()

    await take(gap, [])

    assert impatient.cancelled()


async def test_no_more_than_the_limit_starts_within_the_time() -> None:
    rate, starts = Rate(2, seconds=0.1), list[float]()

    for _ in range(5):
        await rate()
        starts.append(time.monotonic())

    spans = [after - before for before, after in zip(starts, starts[2:], strict=False)]
    assert min(spans) >= 0.1


def test_each_user_of_the_machine_has_a_lock_of_their_own() -> None:
    assert lock_path("arxiv").name.startswith("frontier-issue-arxiv-")
