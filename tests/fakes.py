"""Doubles of the ports, typed as the ports; a test fills them and reads them."""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from agents.domain.choice import Choice
from agents.domain.document import Document
from agents.domain.draw import FIRST, Draw
from agents.domain.issue import Asked, Card, Introduction, Issue
from agents.domain.plan import Plan
from agents.domain.reading import (
    KeptReading,
    Message,
    Page,
    Picture,
    Prompt,
    Reply,
    Repository,
    SourceReading,
    Validators,
)
from agents.domain.report import Bench, Fault, SourceReport
from agents.domain.share import Account, Share
from agents.domain.source import Source
from agents.domain.story import Candidate, Gathered, Material, Ranked, Writing
from agents.domain.taste import Learning
from agents.domain.words import CandidateId, StoryId, Window
from agents.errors import ModelError, SourceError
from agents.ports import Services, Shape
from tests import make

T = TypeVar("T")
Answering = Callable[[Prompt, int], str | Exception]


@dataclass
class Notes:
    """A Progress that remembers."""

    said: list[str] = field(default_factory=list)
    steps: dict[str, int] = field(default_factory=dict)

    def begin(self, step: str, total: int) -> None:  # noqa: ARG002
        self.steps[step] = 0

    def advance(self, step: str, by: int = 1) -> None:
        self.steps[step] = self.steps.get(step, 0) + by

    def note(self, message: str) -> None:
        self.said.append(message)


@dataclass
class FakeModel:
    """An Ask and AskFor that answer by a function and remember what was asked."""

    answering: Answering
    asked: list[tuple[Prompt, int]] = field(default_factory=list)

    async def ask(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        self.asked.append((prompt, draw.number))
        answer = self.answering(prompt, draw.number)
        if isinstance(answer, Exception):
            raise answer
        return Reply(text=answer, model="fake")

    async def ask_for(
        self, prompt: Prompt, shape: type[Shape], draw: Draw = FIRST
    ) -> Shape:
        reply = await self.ask(prompt, draw)
        try:
            return shape.model_validate_json(reply.text)
        except ValueError as error:
            raise ModelError(f"no {shape.__name__}") from error

    def steps(self) -> list[str]:
        return [prompt.step for prompt, _ in self.asked]


async def extract(prompt: Prompt, draw: Draw = FIRST) -> Reply:  # noqa: ARG001
    """The writer without a model, reduced to the first line of the material."""
    line = prompt.materials[0].text.partition("\n")[0]
    if prompt.step == "card":
        line = json.dumps({"name": "摘录", "lead": line, "sources": [1]})
    return Reply(text=line, model="extractive")


class FakeShelf(Generic[T]):
    def __init__(self) -> None:
        self.kept: dict[str, T] = {}

    def keep(self, nouns: Mapping[str, T]) -> None:
        self.kept.update(nouns)

    def one(self, key: str) -> T:
        return self.kept[key]

    def many(self, keys: Iterable[str]) -> list[T]:
        return [self.kept[key] for key in keys]

    def every(self) -> list[T]:
        return [self.kept[key] for key in sorted(self.kept)]


class FakeStore:
    """A Store in memory."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.candidates: FakeShelf[Candidate] = FakeShelf()
        self.choices: FakeShelf[Choice] = FakeShelf()
        self.learnings: FakeShelf[Learning] = FakeShelf()
        self.accounts: FakeShelf[Account] = FakeShelf()
        self.ranked: FakeShelf[Ranked] = FakeShelf()
        self.gathered: FakeShelf[Gathered] = FakeShelf()
        self.benches: FakeShelf[Bench] = FakeShelf()
        self.writings: FakeShelf[Writing] = FakeShelf()
        self.cards: FakeShelf[Card] = FakeShelf()
        self.introductions: FakeShelf[Introduction] = FakeShelf()
        self.asked: FakeShelf[Asked] = FakeShelf()
        self.pictures: FakeShelf[Picture] = FakeShelf()
        self.source_reports: FakeShelf[SourceReport] = FakeShelf()
        self.faults: FakeShelf[Fault] = FakeShelf()
        self.readings: dict[str, KeptReading] = {}

    def recent_texts(self, source: str) -> list[str]:
        return [one.summary for one in self.candidates.every() if one.source == source]

    def as_first_read(self, materials: Sequence[Material]) -> tuple[Material, ...]:
        return tuple(materials)

    def of_window(self, window: Window, most: int) -> list[CandidateId]:
        found = [
            c for c in self.candidates.every() if c.published and c.published in window
        ]
        return [candidate.id for candidate in found[:most]]

    def reading(self, source: Source, window: Window) -> KeptReading | None:  # noqa: ARG002
        return self.readings.get(source.name)

    def keep_reading(
        self,
        source: Source,
        window: Window,  # noqa: ARG002
        candidates: Sequence[Candidate],
        kept: KeptReading,
    ) -> None:
        self.candidates.keep({c.id: c for c in candidates})
        self.readings[source.name] = kept


@dataclass
class FakeWeb:
    """The reading ports: what isn't filled in fails."""

    readings: dict[str, SourceReading | Exception] = field(default_factory=dict)
    pages: dict[str, Page | Exception] = field(default_factory=dict)
    papers: dict[str, Document | Exception] = field(default_factory=dict)
    discussions: dict[str, str | Exception] = field(default_factory=dict)
    repositories: dict[str, Repository | Exception] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def read_source(
        self,
        source: Source,
        window: Window,  # noqa: ARG002
        validators: Validators,  # noqa: ARG002
    ) -> SourceReading:
        return self._given(self.readings, source.name)

    async def read_page(self, url: str) -> Page:
        return self._given(self.pages, url)

    async def read_paper(self, arxiv_id: str) -> Document:
        return self._given(self.papers, arxiv_id)

    async def read_discussion(self, candidate: Candidate) -> str:
        return self._given(self.discussions, candidate.url)

    async def read_repository(self, candidate: Candidate) -> Repository:
        return self._given(self.repositories, candidate.url)

    async def read_picture(self, url: str) -> Picture | None:
        self.asked.append(url)
        return self.pictures.get(url)

    def _given(self, kept: Mapping[str, T | Exception], key: str) -> T:
        self.asked.append(key)
        found = kept.get(key, SourceError(f"{key} is not there"))
        if isinstance(found, Exception):
            raise found
        return found


def beginning(one: str, other: str) -> str:
    """What two prompts have in common before the first character that differs."""
    pairs = enumerate(zip(one, other, strict=False))
    return one[
        : next((at for at, (a, b) in pairs if a != b), min(map(len, (one, other))))
    ]


class FakePurse:
    """A Purse without a bottom, or one from which each story may take `given`."""

    planned = 0
    is_ample = True

    def __init__(self, plan: Plan, given: Share | None = None) -> None:
        samples = plan.samples if plan.writer == "model" else 0
        self.given = given or Share(samples=samples, judged=True)
        self.filled: list[StoryId] = []

    def keep_spent(self) -> None: ...

    def fill(self, story_ids: Sequence[StoryId]) -> int:
        self.filled = list(story_ids)
        return self.given.samples * len(story_ids)

    @property
    def order(self) -> list[StoryId]:
        return self.filled

    @asynccontextmanager
    async def share(self, story_id: StoryId) -> AsyncIterator[Share]:
        assert story_id in self.filled
        yield self.given


def messages(name: str, **values: object) -> tuple[Message, ...]:
    """A MakeMessages that shows what it was given."""
    text = json.dumps(values, ensure_ascii=False, default=str, sort_keys=True)
    return (Message(role="user", content=f"{name}: {text}"),)


def render(issue: Issue) -> str:
    """A Render that shows the headings only."""
    categories = (*issue.practice, *issue.theory)
    items = [item for category in categories for item in category.items]
    return "\n".join(f"### 【{i.name}】{i.org}" for i in (*items, *issue.news))


def services(
    model: FakeModel | None = None,
    *,
    plan: Plan | None = None,
    web: FakeWeb | None = None,
    notes: Notes | None = None,
    **given: Any,
) -> Services:
    """All services, faked; what a test is about is given."""
    answering = model or FakeModel(lambda prompt, sample: "答")  # noqa: ARG005
    faked, todo = web or FakeWeb(), plan or make.plan()
    values: dict[str, Any] = {
        "plan": todo,
        "store": FakeStore(todo),
        "archive": (),
        "read_source": faked.read_source,
        "read_page": faked.read_page,
        "read_paper": faked.read_paper,
        "read_discussion": faked.read_discussion,
        "read_repository": faked.read_repository,
        "read_picture": faked.read_picture,
        "messages": messages,
        "ask": answering.ask,
        "ask_for": answering.ask_for,
        "purse": FakePurse(todo),
        "budget_allows": lambda prompts: True,  # noqa: ARG005
        "extract": extract,
        "render": render,
        "progress": notes or Notes(),
        **given,
    }
    return Services(**values)
