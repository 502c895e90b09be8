"""The order of the steps, and nothing else."""

import asyncio
from collections.abc import Callable
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Send

from agents.bulkhead import bulkhead
from agents.domain.words import StoryId
from agents.formatter.illustrate import illustrate
from agents.formatter.steps import assemble, make_card, mark_faulty
from agents.ports import Services
from agents.scout.read_on import read_on
from agents.scout.steps import Gathering, choose, collect, select, weigh
from agents.state import Assigned, Begun, ReadingList, Shortlisted, State, Written
from agents.summariser.cite import cite
from agents.summariser.gather import gather
from agents.summariser.openings import introduce, open_early
from agents.summariser.steps import summarise

Graph = CompiledStateGraph[State, Services, Begun, State]


async def read(state: ReadingList, runtime: Runtime[Services]) -> Gathering:
    """Read what may be chosen, and read on while too little of it can be told."""
    services, clock = runtime.context, asyncio.get_running_loop()
    end = clock.time() + services.plan.reading
    more = done = state["reading_ids"]
    faults: list[str] = []
    while more:
        faults += await gather(services, more, end)
        more = (
            read_on(services, state["longlist_ids"], done) if clock.time() < end else []
        )
        done = [*done, *more]
    return {"reading_ids": done, "faults": faults}


async def story(state: Assigned, runtime: Runtime[Services]) -> Written:
    """One story's branch: write, judge, format, cite.

    A fault of ours costs this story alone: its place, or, where it has a card, the
    checks or the pictures that failed.
    """
    services, story_id = runtime.context, state["story_id"]
    async with services.purse.share(story_id) as share:
        with bulkhead(services, "story", story_id) as lost:
            await summarise(services, story_id, share.samples, judged=share.judged)
            await make_card(services, story_id)
        lacking = [] if lost else await _completed(services, story_id)
    services.progress.advance("stories")
    opening = await open_early(services, story_id)
    faults = lost + lacking + opening
    return {"written": [] if lost else [story_id], "faults": faults}


async def _completed(services: Services, story_id: StoryId) -> list[str]:
    """Check and illustrate its card; the keys of the faults that kept it from that."""
    with bulkhead(services, "checks", story_id) as checks:
        await cite(services, story_id)
    with bulkhead(services, "pictures", story_id) as pictures:
        await illustrate(services, story_id)
    if checks or pictures:
        mark_faulty(services, story_id)
    return checks + pictures


def branches(state: Shortlisted) -> list[Send]:
    """One branch per chosen story."""
    return [Send("story", {"story_id": one}) for one in state["writing_ids"]]


def build(checkpointer: BaseCheckpointSaver[str] | None = None) -> Graph:
    graph = StateGraph(State, context_schema=Services, input_schema=Begun)
    add_steps(graph, lambda step: step)
    graph.add_edge("assemble", END)
    return graph.compile(checkpointer=checkpointer)


def add_steps(
    graph: StateGraph[Any, Any, Any, Any], hand: Callable[[Any], Any]
) -> None:
    """From the start to the assembled issue; `hand` makes each step ready to run."""
    graph.add_node("collect", hand(collect))
    graph.add_node("choose", hand(choose))
    graph.add_node("weigh", hand(weigh))
    graph.add_node("read", hand(read))
    graph.add_node("select", hand(select))
    graph.add_node("story", hand(story))
    graph.add_node("introduce", hand(introduce))
    graph.add_node("assemble", hand(assemble))
    graph.add_edge(START, "collect")
    graph.add_edge("collect", "choose")
    graph.add_edge("choose", "weigh")
    graph.add_edge("weigh", "read")
    graph.add_edge("read", "select")
    graph.add_conditional_edges("select", branches, ["story"])
    graph.add_edge("story", "introduce")
    graph.add_edge("introduce", "assemble")


def mermaid() -> str:
    return build().get_graph().draw_mermaid()
