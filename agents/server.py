"""The graph for LangGraph's own server (`langgraph.json`): the same steps, its services.

The server brings its queue, its threads and its checkpoints; the state, the lock and
the drafts are those of `draft`, and so are the settings, from the environment.
"""

import asyncio
import datetime as dt
import functools
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from langgraph.graph import END, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from typing_extensions import TypedDict, override

from agents.console import Plain
from agents.domain.choice import Chosen
from agents.domain.words import RunId, StoryId
from agents.errors import AgentsError, OutputError
from agents.graph import add_steps
from agents.messages.said import said
from agents.ports import Services
from agents.run.checkpoints import Checkpoints
from agents.run.draft import Outcome, draft
from agents.run.graph_run import GraphRun
from agents.run.planning import intent_of
from agents.settings.environment import environment, flag_values
from agents.settings.options import options
from agents.settings.source_file import load
from agents.state import Begun, State

# What a caller may choose. Files, servers and keys are the operator's.
CHOICES = ("since", "until", "issue", "date", "sessions", "items", "samples")
Config = Mapping[str, Any]
Served = CompiledStateGraph[Any, Any, Any, Any]


class ServedDraft(TypedDict):
    """Where the draft lies, and `draft`'s exit code."""

    issue: str
    exit_code: int


class ServerAnswer(State, ServedDraft):
    """What a run of the server ends with."""


class _Elsewhere:
    """What a run hands over to the server's graph, and gets back from it."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.services: asyncio.Future[Services] = loop.create_future()
        self.values: asyncio.Future[dict[str, Any]] = loop.create_future()

    def fail(self, error: Exception) -> None:
        if not self.values.done():
            self.values.set_exception(error)


class _ServedRun(GraphRun):
    """A run's way through a graph that somebody else steps through."""

    def __init__(
        self, checkpoints: Checkpoints, run_id: RunId, *, elsewhere: _Elsewhere
    ) -> None:
        super().__init__(checkpoints, run_id)
        self._elsewhere = elsewhere

    @override
    async def run(
        self, services: Services, chosen: Chosen | None = None
    ) -> list[StoryId]:
        """The server's graph chooses by itself: `--choose` is the command's alone."""
        self._elsewhere.services.set_result(services)
        return self._finished(await self._elsewhere.values)

    @override
    async def forget(self) -> None:
        """Its checkpoints are the server's."""


@asynccontextmanager
async def graph(config: Config) -> AsyncIterator[Served]:
    """The factory that `langgraph.json` names.

    The server asks for the graph to look at it, too; services are opened for a run only,
    whose `configurable` may hold CHOICES. Raises the errors of `agents.errors`.
    """
    chosen = config.get("configurable", {})
    if not chosen.get("__is_for_execution__", True):
        yield _built(_Elsewhere(), asyncio.get_running_loop().create_future())
        return
    elsewhere = _Elsewhere()
    work = asyncio.create_task(_draft(chosen, elsewhere))
    try:
        either: set[asyncio.Future[Any]] = {work, elsewhere.services}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            left = work.result().issue.parent
            raise OutputError(
                said(
                    "{left} holds an editor's work and was left as it is; set"
                    " AGENTS_FORCE to draft beside it",
                    left=left,
                )
            )
        yield _built(elsewhere, work)
    finally:
        work.cancel()  # does nothing after its end
        await asyncio.wait({work})


async def _draft(chosen: Config, elsewhere: _Elsewhere) -> Outcome:
    env = environment(Path.cwd())
    given = {name: chosen[name] for name in CHOICES if name in chosen}
    wanted = options(given, flag_values(env), env)
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  # the clock is read here, once
    progress = Plain()
    intent = intent_of(wanted, load(wanted.sources_file), now, progress.note)
    return await draft(
        intent, progress, functools.partial(_ServedRun, elsewhere=elsewhere)
    )


def _built(elsewhere: _Elsewhere, work: "asyncio.Future[Outcome]") -> Served:
    """The same nodes and edges whether it is to be run or to be looked at."""

    def hand(step: Any) -> Any:
        @functools.wraps(step)
        async def handed(state: Any, runtime: Runtime[Any]) -> Any:
            services = elsewhere.services.result()
            try:
                return await step(state, runtime.override(context=services))
            except (AgentsError, ExceptionGroup) as error:
                elsewhere.fail(error)  # so that the run ends as it does elsewhere
                raise

        return handed

    async def keep(state: ServerAnswer) -> ServedDraft:
        elsewhere.values.set_result(dict(state))
        outcome = await work
        return {"issue": str(outcome.issue), "exit_code": outcome.exit_code}

    whole = StateGraph(ServerAnswer, input_schema=Begun)
    add_steps(whole, hand)
    whole.add_node("keep", keep)
    whole.add_edge("assemble", "keep")
    whole.add_edge("keep", END)
    return whole.compile(name="draft")
