"""The steps one after another, for a window that was finished already.

What was read and answered then is kept, so there is nothing to lose and no checkpoint:
who is interrupted goes through them once more.
"""

import asyncio
import operator
import time
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple, get_origin, get_type_hints

from typing_extensions import override

from agents.domain.choice import Chosen
from agents.domain.words import RunId, StoryId
from agents.ports import Services
from agents.run.checkpoints import Checkpoints
from agents.run.step_run import StepRun, StepRunOf
from agents.state import State, Written
from agents.step_order import AFTER, BEFORE, BRANCH, story

Values = dict[str, Any]


def run_through(*, again: bool) -> StepRunOf:
    """Through the steps; LangGraph loads here, where nothing that is begun has to wait."""
    if again:
        return PlainRun
    from agents.run.graph_run import GraphRun  # noqa: PLC0415  # it takes a second

    return GraphRun


class _Runtime(NamedTuple):
    context: Services


class PlainRun(StepRun):
    """A StepRun that LangGraph is not needed for."""

    def __init__(self, checkpoints: Checkpoints, run_id: RunId) -> None:  # noqa: ARG002  # a StepRunOf
        super().__init__()
        self._run_id = run_id

    @override
    async def run(
        self, services: Services, chosen: Chosen | None = None
    ) -> list[StoryId]:
        runtime = _Runtime(services)
        values: Values = {"run_id": self._run_id} | {key: [] for key in _ADDED}
        started = time.monotonic()
        for name, step in BEFORE.items():
            _put(values, await step(values, runtime))
            started = self._since(started, name)
        for written in await _stories(values["writing_ids"], runtime):
            _put(values, written)
        started = self._since(started, BRANCH)
        for name, step in AFTER.items():
            _put(values, await step(values, runtime))
            started = self._since(started, name)
        return self._finished(values)

    def _since(self, started: float, step: str) -> float:
        now = time.monotonic()
        self._took(step, now - started)
        return now


async def _stories(ids: list[StoryId], runtime: _Runtime) -> list[Written]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(story({"story_id": one}, runtime)) for one in ids]
    return [task.result() for task in tasks]


def _put(values: Values, answer: Mapping[str, Any]) -> None:
    """As the state says: what several steps answer is added up."""
    for key, value in answer.items():
        values[key] = operator.add(values[key], value) if key in _ADDED else value


_ADDED = {
    key
    for key, hint in get_type_hints(State, include_extras=True).items()
    if get_origin(hint) is Annotated
}
