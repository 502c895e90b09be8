"""Does it pay to write first and format then? The same stories, three ways.

    python -m bench.two_step [example|world] [STORIES] [WAY ...]

`one-step` asks for the JSON card at once, `two-step` for free text and then for the
card, `verified` is what `draft` does: two answers, checks, judge, card, lines. The model is
that of OPENAI_BASE_URL, OPENAI_MODEL and OPENAI_API_KEY. Without one, `example` uses
the answers recorded with the bundled month, which know no one-step, and `world` an
honest small server on this machine, which only shows that the bench works.
"""

import asyncio
import datetime as dt
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from langgraph.runtime import Runtime

from agents.domain.draw import FIRST, Draw
from agents.domain.han import count_han
from agents.domain.issue import Card
from agents.domain.reading import Message, Prompt, Reply
from agents.domain.story import Material, Ranked, Verdict, Writing
from agents.domain.words import RunId, StoryId
from agents.errors import ModelError
from agents.formatter.steps import make_card
from agents.model.answer import ask_for
from agents.model.capabilities import MemoryCapabilities
from agents.model.journal import MemoryJournal
from agents.model.prompts import messages_from
from agents.pages.pdf import PdfReader
from agents.pages.web_page import read_page
from agents.ports import Services, Shape
from agents.run.open_web import open_web, source_client
from agents.run.open_writer import Writer, open_writer
from agents.run.planning import intent_of, plan
from agents.run.resources import PROMPTS
from agents.scout import steps as scout
from agents.settings.environment import Environment, environment, flag_values
from agents.settings.options import options
from agents.settings.source_file import load
from agents.sources.registry import read_repository, read_source
from agents.sources.timestamps import parse_timestamp
from agents.summariser.cite import cite
from agents.summariser.gather import gather
from agents.summariser.steps import summarise
from agents.summariser.story_prompt import StoryPrompt
from agents.summariser.write import one_answer
from bench.program import ROOT
from bench.table import show
from tests import fakes, make
from tests.world import KEY, feed, world

_SAMPLES = 3
_WAYS = ("one-step", "two-step", "verified")


@dataclass
class Asked:
    """An Ask that counts what the format step was asked, and asked again."""

    writer: Writer
    cards: int = 0
    again: int = 0

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        self.cards += prompt.step == "card"
        self.again += prompt.step == "card" and draw.repairs
        return await self.writer.ask(prompt, draw)


async def main(place: str, most: int, ways: list[str]) -> None:
    async with AsyncExitStack() as stack:
        env = environment(ROOT)
        flags: dict[str, Any] = {"since": "2024-09-01", "until": "2024-09-30"}
        named = bool(env.get("OPENAI_BASE_URL") or env.get("OPENAI_API_KEY"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if place == "world":
            here = stack.enter_context(world(feeds={"one": feed(range(most))}))
            flags["sources"] = here.sources(folder / "sources.yaml")
            if not named:
                env = Environment({"OPENAI_API_KEY": KEY, "OPENAI_MODEL": "truthful"})
                flags["base_url"] = f"{here.url}/v1"
        else:
            flags["replay"] = ROOT / "examples/2024-09"
        rows = [
            row
            for way in ways
            if (row := await _measured(way, flags, env, most, named=named))
        ]
    head = (
        *("way", "stories", "format again", "no card", "sentences", "flagged"),
        *("flags/sentence", "Han/card", "calls", "tokens", "seconds"),
    )
    source = "the named model" if named or place == "world" else "recorded answers"
    show(f"Two steps or one, {place}, {source}", head, rows)


async def _measured(
    way: str, flags: dict[str, Any], env: dict[str, str], most: int, *, named: bool
) -> tuple[object, ...] | None:
    """One row; None where the recording cannot say."""
    recorded = "replay" in flags and not named
    if recorded and way == "one-step":
        print("one-step: the recording holds no such answers; name a model to see it")
        return None
    chosen = options(flags, flag_values(env), env)
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  # a bench is its own cli
    intent = intent_of(chosen, load(chosen.sources_file), now, print)
    todo = plan(intent, RunId("bench"), resumed=False, writer="model")
    # The model is asked live, though the stories come from the recording.
    asks = chosen if recorded else chosen.model_copy(update={"replay": None})
    async with (
        open_writer(
            replace(intent, options=asks),
            MemoryJournal(),
            MemoryCapabilities(),
            fakes.Notes(),
        ) as writer,
        open_web(chosen, intent.sources.team, todo.sources) as fetch,
    ):
        ask, client = (
            Asked(writer),
            source_client(chosen, fetch, intent.tz, todo.sources),
        )
        messages = messages_from(PROMPTS)
        services = fakes.services(
            plan=todo,
            read_source=read_source(client),
            read_page=read_page(
                fetch, partial(parse_timestamp, zone=intent.tz), PdfReader()
            ),
            read_repository=read_repository(client, todo.sources),
            messages=messages,
            ask=ask,
            ask_for=ask_for(ask, messages),
        )
        ids = (await _shortlist(services))[:most]
        begun = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for id_ in ids:
                group.create_task(_carded(way, services, id_))
        seconds = time.perf_counter() - begun
        return _row(way, services.store.cards.many(ids), ask, seconds)


async def _shortlist(services: Services) -> list[StoryId]:
    runtime = Runtime(context=services)
    found = await scout.collect({"run_id": "bench"}, runtime)
    weighed = await scout.weigh(await scout.choose(found, runtime), runtime)
    read = await gather(weighed, runtime)
    return (await scout.select({**weighed, **read}, runtime))["shortlist_ids"]


async def _carded(way: str, services: Services, story_id: StoryId) -> None:
    """One story's card, with its sentences checked."""
    if way == "verified":
        await summarise(services, story_id, _SAMPLES)
    else:
        ranked = services.store.ranked.one(story_id)
        materials = services.store.gathered.one(story_id).materials
        if way == "one-step":
            services = _at_once(services, await _prompt(services, ranked, materials))
            answer = None
        else:
            answer = await one_answer(StoryPrompt(services, ranked, materials), 0)
        said = Verdict(sample=0, passed=True, score=5.0, reason=way, chosen=True)
        text = answer.text if answer else ""
        first = make.answer(story_id=story_id, sample=0, text=text)
        failed = way == "two-step" and answer is None
        writing = Writing(
            story_id=story_id,
            materials=materials,
            answers=(first,),
            verdicts=(said,),
            flags=("extractive",) if failed else (),
        )
        services.store.writings.keep({story_id: writing})
    await make_card(services, story_id)
    await cite(services, story_id)


async def _prompt(
    services: Services, ranked: Ranked, materials: tuple[Material, ...]
) -> tuple[Message, ...]:
    """What the writer would be asked, word for word."""
    asked: list[Prompt] = []

    async def remember(prompt: Prompt, draw: Draw = FIRST) -> Reply:  # noqa: ARG001
        asked.append(prompt)
        raise ModelError("only the prompt is wanted")

    await one_answer(StoryPrompt(replace(services, ask=remember), ranked, materials), 0)
    return asked[0].messages


def _at_once(services: Services, writing: tuple[Message, ...]) -> Services:
    """Both steps' instructions in one call; the material, not an answer, is formatted."""
    inner = services.ask_for

    async def answer(prompt: Prompt, shape: type[Shape], draw: Draw = FIRST) -> Shape:
        wanted = writing[0].content, prompt.messages[0].content
        told = f"{writing[-1].content}\n\n不写自由正文，直接按 <formatting> 输出 JSON。"
        talk = (
            Message(role="system", content="\n\n".join(wanted)),
            Message(role="user", content=told),
        )
        joined = prompt.model_copy(update={"messages": talk})
        return await inner(joined, shape, draw)

    return replace(services, ask_for=answer)


def _row(way: str, cards: list[Card], ask: Asked, seconds: float) -> tuple[object, ...]:
    sentences = [sentence for card in cards for sentence in card.sentences]
    flags = sum(len(sentence.flags) for sentence in sentences)
    han = sum(count_han(sentence.text) for sentence in sentences)
    used = ask.writer.usage
    return (
        *(way, len(cards), ask.again),
        *(sum("extractive" in card.flags for card in cards), len(sentences)),
        *(sum(bool(s.flags) for s in sentences), flags / max(1, len(sentences))),
        *(han // max(1, len(cards)), used.calls or used.journal_hits),
        *(used.prompt_tokens + used.completion_tokens, seconds),
    )


if __name__ == "__main__":
    words = sys.argv[1:]
    counts = [int(word) for word in words if word.isdigit()]
    named = [way for way in _WAYS if way in words]
    place = "world" if "world" in words else "example"
    asyncio.run(main(place, (counts or [20])[0], named or list(_WAYS)))
