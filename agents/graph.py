"""The steps as a graph of LangGraph, and nothing else."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import Send

from agents.ports import Services
from agents.state import Begun, Shortlisted, State
from agents.step_order import AFTER, BEFORE, BRANCH, story

Graph = CompiledStateGraph[State, Services, Begun, State]


def branches(state: Shortlisted) -> list[Send]:
    """One branch per chosen story."""
    return [Send(BRANCH, {"story_id": one}) for one in state["writing_ids"]]


def build(checkpointer: BaseCheckpointSaver[str] | None = None) -> Graph:
    return _compiled().copy(update={"checkpointer": checkpointer})


@cache  # LangGraph looks through each step's code as it compiles
def _compiled() -> Graph:
    graph = StateGraph(State, context_schema=Services, input_schema=Begun)
    add_steps(graph, lambda step: step)
    graph.add_edge("assemble", END)
    return graph.compile()


def add_steps(
    graph: StateGraph[Any, Any, Any, Any], hand: Callable[[Any], Any]
) -> None:
    """From the start to the assembled issue; `hand` makes each step ready to run."""
    for name, step in {**BEFORE, BRANCH: story, **AFTER}.items():
        graph.add_node(name, hand(step))
    before, after = [START, *BEFORE], [BRANCH, *AFTER]
    for one, following in (*pairwise(before), *pairwise(after)):
        graph.add_edge(one, following)
    graph.add_conditional_edges(before[-1], branches, [BRANCH])


def mermaid() -> str:
    return build().get_graph().draw_mermaid()
