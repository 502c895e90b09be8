"""The graph as LangGraph's own server loads and runs it."""

import asyncio
import importlib.util
import json
import operator
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.pregel import Pregel

from agents.cli import main
from agents.errors import LockedError, NothingNew, OutputError
from agents.store.lock import lock
from tests.world import KEY, World, feed, world

ROOT = Path(__file__).resolve().parents[1]
DATES = {"since": "2024-09-01", "until": "2024-09-30"}
Config = dict[str, dict[str, Any]]
Factory = Callable[[Config], AbstractAsyncContextManager[Pregel[Any, Any, Any, Any]]]


@pytest.fixture(scope="module")
def factory() -> Factory:
    """Loaded by its path from `langgraph.json`, as langgraph_api's graph.py does it."""
    listed = json.loads((ROOT / "langgraph.json").read_text())
    path, _, variable = listed["graphs"]["draft"].partition(":")
    spec = importlib.util.spec_from_file_location("agents__server", ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    loaded: Factory = operator.attrgetter(variable)(module)
    return loaded


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    with world(feeds={"one": feed(range(6))}) as small:
        small.sources(tmp_path / "sources.yaml")
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("AGENTS_BASE_URL", f"{small.url}/v1")
        monkeypatch.setenv("AGENTS_MODEL", "m")
        yield small


async def served(factory: Factory, **chosen: Any) -> dict[str, Any]:
    """One run: the server gives the graph its checkpoints, and a thread."""
    config: Any = {"configurable": {**DATES, **chosen, "thread_id": "1"}}
    async with factory(config) as graph:
        with_thread = graph.copy(update={"checkpointer": InMemorySaver()})
        answer: dict[str, Any] = await with_thread.ainvoke({"run_id": "any"}, config)
        return answer


def test_a_run_of_the_server_leaves_the_draft_that_the_command_leaves(
    factory: Factory, here: World, tmp_path: Path
) -> None:
    answer = asyncio.run(served(factory))
    issue = tmp_path / "drafts/2024-09-30/issue.md"
    first, asked = issue.read_bytes(), len(here.asked)
    issue.unlink()
    flags = ("--since", DATES["since"], "--until", DATES["until"])
    code = main(["draft", *flags])

    assert (answer["issue"], answer["exit_code"]) == ("drafts/2024-09-30/issue.md", 0)
    assert len(answer["printed_ids"]) == 6
    assert (code, issue.read_bytes()) == (0, first)
    assert len(here.asked) == asked  # the journal is one


async def test_the_graph_is_shown_without_opening_anything(
    factory: Factory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with lock(tmp_path / ".agents"):
        async with factory({"configurable": {"__is_for_execution__": False}}) as graph:
            nodes = [*graph.get_graph().nodes]
            graph.get_input_jsonschema()
            graph.get_output_jsonschema()

    assert nodes == [
        "__start__", "collect", "choose", "weigh", "read", "select", "story", "introduce",
        "assemble", "keep",
        "__end__",
    ]  # fmt: skip
    assert os.listdir(tmp_path) == [".agents"]  # noqa: PTH208  # no pathlib in a loop


async def test_a_caller_chooses_the_window_and_no_files(
    factory: Factory, here: World, tmp_path: Path
) -> None:
    await served(factory, out=str(tmp_path / "elsewhere"), until="2024-09-20")

    assert not (tmp_path / "elsewhere").exists()
    assert (tmp_path / "drafts/2024-09-20/issue.md").exists()
    assert here.asked


async def test_a_second_run_at_once_is_refused(
    factory: Factory, here: World, tmp_path: Path
) -> None:
    with lock(tmp_path / ".agents"), pytest.raises(LockedError, match="another run"):
        await served(factory)

    assert here.fetched == []


async def test_a_week_without_news_ends_as_it_does_elsewhere(
    factory: Factory, here: World
) -> None:
    for _ in range(2):
        with pytest.raises(NothingNew):
            await served(factory, since="2023-01-01", until="2023-01-07")

    assert len(here.fetched) > 1  # it was ended, so it is read again


async def test_an_editors_draft_is_left_alone(
    factory: Factory, here: World, tmp_path: Path
) -> None:
    await served(factory)
    asked = len(here.asked)
    issue = tmp_path / "drafts/2024-09-30/issue.md"
    issue.write_text("edited")

    with pytest.raises(OutputError, match="holds an editor's work"):
        await served(factory)

    assert issue.read_text() == "edited"
    assert len(here.asked) == asked


async def test_a_run_that_the_server_gives_up_is_gone_on_with(
    factory: Factory, here: World, tmp_path: Path
) -> None:
    here.prompt = 9
    run = asyncio.create_task(served(factory))
    while len(here.asked) < 10:  # noqa: ASYNC110  # the world's threads send no event
        await asyncio.sleep(0.005)
    run.cancel()
    await asyncio.wait([run])
    here.woken.set()
    here.fetched.clear()

    await served(factory)

    assert [path for path, _ in here.fetched if path == "/one"] == []
    assert (tmp_path / "drafts/2024-09-30/issue.md").exists()
