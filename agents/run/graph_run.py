"""The graph on its checkpoints: where a run stands, and how long each step took."""

import time
from typing import Any, cast

from typing_extensions import override

from agents.domain.choice import Chosen
from agents.domain.words import RunId, StoryId
from agents.graph import build
from agents.ports import Services
from agents.run.checkpoints import Checkpoints
from agents.run.shortlist import seeded
from agents.run.step_run import StepRun
from agents.state import Begun


class GraphRun(StepRun):
    """One run's way through the graph."""

    def __init__(self, checkpoints: Checkpoints, run_id: RunId) -> None:
        super().__init__()
        self._checkpoints, self._run_id = checkpoints, run_id

    @override
    async def choose(self, services: Services) -> list[StoryId]:
        async with self._checkpoints() as saver:
            graph = build(saver)
            config: Any = {"configurable": {"thread_id": self._run_id}}
            values = (await graph.aget_state(config)).values
            if "shortlist_ids" not in values:
                begun: Begun | None = None if values else {"run_id": self._run_id}
                await graph.ainvoke(
                    begun,
                    config,
                    context=services,
                    interrupt_after=["select"],
                    durability="async",
                )
                values = (await graph.aget_state(config)).values
        self.faults = values["faults"]
        self.counts = {
            "candidates": len(values["candidate_ids"]),
            "stories": values["stories"],
            "known": values["known"],
        }
        return cast(list[StoryId], values["shortlist_ids"])

    @override
    async def run(
        self, services: Services, chosen: Chosen | None = None
    ) -> list[StoryId]:
        """Go on from the last checkpoint, or begin. The printed stories, in order.

        With a choice that stands it begins behind it. An error of a step inside a
        TaskGroup comes out as itself.
        """
        printed = await self._run(services, chosen)
        if chosen is not None:
            self.counts |= chosen.counts
        return printed

    async def _run(self, services: Services, chosen: Chosen | None) -> list[StoryId]:
        async with self._checkpoints() as saver:
            graph = build(saver)
            config: Any = {"configurable": {"thread_id": self._run_id}}
            snapshot = await graph.aget_state(config)
            # `next` is empty too where all of a step's tasks were done and the step
            # itself was not: only the last step's answer tells the end.
            if "printed_ids" in snapshot.values:
                return self._finished(snapshot.values)
            begun: Begun | None = None if snapshot.values else {"run_id": self._run_id}
            if begun is not None and chosen is not None:
                seed = {**begun, **seeded(services, chosen)}
                await graph.aupdate_state(config, seed, as_node="select")
                begun = None
            started = time.monotonic()
            stream = graph.astream(
                begun,
                config,
                context=services,
                stream_mode="updates",
                durability="async",
            )
            async for update in stream:
                for step in update:
                    now = time.monotonic()
                    self._took(step, now - started)
                    started = now
            return self._finished((await graph.aget_state(config)).values)

    @override
    async def forget(self) -> None:
        async with self._checkpoints() as saver:
            await saver.adelete_thread(self._run_id)
