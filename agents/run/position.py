"""The graph on its checkpoints: where a run stands, and how long each step took."""

import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

from agents.domain.plan import Plan
from agents.domain.words import RunId, StoryId
from agents.ports import Deps

# Without it a crafted row in graph.db would run code when it is read (DESIGN §5.4);
# langgraph looks at it when it is imported.
os.environ.setdefault("LANGGRAPH_STRICT_MSGPACK", "true")  # noqa: TID251  # a switch of langgraph's

from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from agents.graph import Graph, build
from agents.state import Begun


class Allowed(NamedTuple):
    """What the caps left room for: stories, samples of each, and the judge."""

    stories: int
    samples: int
    judged: bool


def degraded(allowed: Allowed, plan: Plan, stories: int) -> list[str]:
    """What the caps took away, in the order in which they take."""
    if plan.writer == "extractive":
        return []
    lost = {
        f"samples: {allowed.samples} of {plan.samples}": allowed.samples < plan.samples,
        "judge: none": not allowed.judged,
        f"stories: {allowed.stories} of {stories}": allowed.stories < stories,
    }
    return [what for what, happened in lost.items() if happened]


class Steps:
    """One run's way through the graph."""

    def __init__(self, file: Path, run_id: RunId) -> None:
        self._file, self._run_id = file, run_id
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.allowed = Allowed(0, 0, judged=True)
        self.openings: list[str] = []  # keys of the printed introductions

    async def run(self, deps: Deps) -> list[StoryId]:
        """Go on from the last checkpoint, or begin. The printed stories, in order.

        An error of a step inside a TaskGroup comes out as itself.
        """
        async with self._graph() as graph:
            config: Any = {"configurable": {"thread_id": self._run_id}}
            position = await graph.aget_state(config)
            begun: Begun | None = None if position.next else {"run_id": self._run_id}
            if position.values and not position.next:
                return self._finished(position.values)
            started = time.monotonic()
            stream = graph.astream(
                begun, config, context=deps, stream_mode="updates", durability="async"
            )
            async for update in stream:
                for step in update:
                    now = time.monotonic()
                    took = now - started
                    self.seconds[step] = round(self.seconds.get(step, 0.0) + took, 3)
                    started = now
            return self._finished((await graph.aget_state(config)).values)

    async def forget(self) -> None:
        """Drop the checkpoints of a run whose draft is written."""
        async with AsyncSqliteSaver.from_conn_string(str(self._file)) as saver:
            await saver.setup()  # the run may have ended before its first checkpoint
            await saver.adelete_thread(self._run_id)

    def _finished(self, values: dict[str, Any]) -> list[StoryId]:
        self.counts = {
            name: len(values[key])
            for name, key in (
                ("candidates", "candidate_ids"),
                ("stories", "story_ids"),
                ("shortlisted", "shortlist_ids"),
                ("cards", "printed_ids"),
            )
        }
        self.allowed = Allowed(
            values["with_model"], values["samples"], judged=values["judged"]
        )
        self.openings = values["openings"]
        self.counts["known"] = len(values["story_ids"]) - len(values["new_ids"])
        self.counts["dropped"] = len(values["shortlist_ids"]) - len(
            values["printed_ids"]
        )
        return cast(list[StoryId], values["printed_ids"])

    @asynccontextmanager
    async def _graph(self) -> AsyncIterator[Graph]:
        async with AsyncSqliteSaver.from_conn_string(str(self._file)) as saver:
            yield build(saver)
