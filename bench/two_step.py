"""Does it pay to write first and format then? The same stories, three ways.

    python -m bench.two_step [example|world] [STORIES] [WAY ...]

`one-step` asks for the JSON card at once, `two-step` for free text and then for the
card, `verified` is what `draft` does: two answers, checks, judge, card, lines. What
decides is how many sentences with an exact span a thousand tokens buy. The model is
that of OPENAI_BASE_URL, OPENAI_MODEL and OPENAI_API_KEY. Without one, `example` uses
the answers recorded with the bundled month, which know no one-step and cost no tokens,
and `world` an honest small server on this machine, which only shows that the bench works.
"""

import asyncio
import datetime as dt
import sys
import tempfile
import time
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from langgraph.runtime import Runtime

from agents.domain.draw import FIRST, Draw
from agents.domain.han import count_han
from agents.domain.issue import Card
from agents.domain.reading import Message, Prompt, Reply
from agents.domain.report import Usage
from agents.domain.story import Material, Ranked, Verdict, Writing
from agents.domain.words import RunId, StoryId
from agents.errors import ModelError
from agents.formatter.steps import make_card
from agents.model.answer import ask_for
from agents.model.capabilities import MemoryCapabilities
from agents.model.journal import MemoryJournal
from agents.ports import Services, Shape
from agents.run.open_web import open_web
from agents.run.open_writer import Writer, open_writer
from agents.run.planning import intent_of, plan
from agents.run.services import services_of
from agents.run.text_cache import TextCache
from agents.scout import steps as scout
from agents.settings.environment import Environment, environment, flag_values
from agents.settings.options import options
from agents.settings.source_file import load
from agents.step_order import read
from agents.store.connection import Connection
from agents.store.database import open_database
from agents.store.texts import Texts
from agents.summariser.cite import cite
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
    """An Ask that counts how often the format step is asked again, and what is used.

    Weighing is the same in each way and does not count.
    """

    writer: Writer
    again: int = 0
    used: Usage = field(default_factory=Usage)

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        self.again += prompt.step == "card" and draw.repairs
        reply = await self.writer.ask(prompt, draw)
        if prompt.step != "weigh":
            self.used += reply.usage
        return reply


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
        database = stack.enter_context(
            closing(open_database(folder / "state.db", print))
        )
        rows = [
            row
            for way in ways
            if (row := await _measured(way, flags, env, most, database, named=named))
        ]
    head = (
        *("way", "stories", "format again", "no card", "sentences", "flagged"),
        *("flags/sentence", "exact", "Han/card", "calls", "tokens"),
        *("exact/1,000 tokens", "seconds"),
    )
    source = "the named model" if named or place == "world" else "recorded answers"
    show(f"Two steps or one, {place}, {source}", head, rows)


async def _measured(
    way: str,
    flags: dict[str, Any],
    env: dict[str, str],
    most: int,
    database: Connection,
    *,
    named: bool,
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
        library = TextCache(
            fetch, Texts(database), intent.now, chosen.keep_days, recalls=False
        )
        made = services_of(
            intent, todo, fakes.FakeStore(todo), library, writer, fakes.Notes()
        )
        ask = Asked(writer)
        services = replace(made, ask=ask, ask_for=ask_for(ask, made.messages))
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
    longlist = await scout.choose(found, runtime)
    weighed = await scout.weigh(longlist, runtime)
    ids = weighed["reading_ids"]
    gathered = await read({**longlist, "reading_ids": ids}, runtime)
    return (await scout.select(gathered, runtime))["shortlist_ids"]


async def _carded(way: str, services: Services, story_id: StoryId) -> None:
    """One story's card, with its sentences checked."""
    formatting = services
    if way == "verified":
        await summarise(services, story_id, _SAMPLES)
    else:
        ranked = services.store.ranked.one(story_id)
        materials = services.store.gathered.one(story_id).materials
        if way == "one-step":
            asked = await _prompt(services, ranked, materials)
            formatting, answer = _at_once(services, asked), None
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
    await make_card(formatting, story_id)
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
    exact = sum(sentence.support == "exact" for sentence in sentences)
    used = ask.used
    tokens = used.prompt_tokens + used.completion_tokens
    return (
        *(way, len(cards), ask.again),
        *(sum("extractive" in card.flags for card in cards), len(sentences)),
        *(sum(bool(s.flags) for s in sentences), flags / max(1, len(sentences))),
        *(exact, han // max(1, len(cards)), used.calls or used.journal_hits),
        *(tokens, 1000 * exact / tokens if tokens else "", seconds),
    )


if __name__ == "__main__":
    words = sys.argv[1:]
    counts = [int(word) for word in words if word.isdigit()]
    named = [way for way in _WAYS if way in words]
    place = "world" if "world" in words else "example"
    asyncio.run(main(place, (counts or [20])[0], named or list(_WAYS)))
