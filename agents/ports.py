"""What the agents need from the outside, as Protocols, and `Services` that holds them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from pydantic import BaseModel

from agents.domain.document import Document
from agents.domain.draw import FIRST, Draw
from agents.domain.issue import Issue
from agents.domain.memory import Decided, Terminology
from agents.domain.plan import Plan
from agents.domain.reading import (
    Message,
    Page,
    Picture,
    Prompt,
    Reply,
    Repository,
    SourceReading,
    Validators,
)
from agents.domain.share import Share
from agents.domain.source import Source
from agents.domain.story import Candidate
from agents.domain.words import CandidateId, Noun, StoryId, Window
from agents.shelves import Store

T = TypeVar("T")
Given_co = TypeVar("Given_co", covariant=True)
Shape = TypeVar("Shape", bound=BaseModel)


class Fetched(Noun):
    """One HTTP answer with a status below 400; `headers` has lower-case names."""

    url: str  # after redirects
    status: int
    headers: dict[str, str]
    body: bytes  # decoded
    moved: str = ""  # where permanent redirects led, keys hidden; "" without them


class Fetch(Protocol):
    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        validators: Validators | None = None,
        page: bool = False,
        gap: float = 0.0,
    ) -> Fetched:
        """Get one address, within every bound of docs/hostile.md §1.

        With `validators` the request is conditional and a 304 comes back as such.
        `page` asks robots.txt first. `gap` is the least number of seconds between
        two tries. Raises SourceError with the reason.
        """
        ...


class ReadSource(Protocol):
    async def __call__(
        self, source: Source, window: Window, validators: Validators
    ) -> SourceReading:
        """All entries of one source. Raises SourceError."""
        ...


class ReadPage(Protocol):
    async def __call__(self, url: str, /) -> Page:
        """An article's text. Raises SourceError."""
        ...


class ReadPaper(Protocol):
    async def __call__(self, arxiv_id: str, /) -> Document:
        """The whole text of a paper on arXiv. Raises SourceError."""
        ...


class ReadDiscussion(Protocol):
    async def __call__(self, candidate: Candidate) -> str:
        """What was said of a post, a comment a line; "" where there is nothing to tell.

        Raises SourceError.
        """
        ...


class ReadRepository(Protocol):
    async def __call__(self, candidate: Candidate, /) -> Repository:
        """README and latest release of a GitHub candidate. Raises SourceError."""
        ...


class ReadPicture(Protocol):
    async def __call__(self, url: str, /) -> Picture | None:
        """A picture made safe; None where there is none that can be printed."""
        ...


class Ask(Protocol):
    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        """One whole answer. Raises ModelError."""
        ...


class AskFor(Protocol):
    async def __call__(
        self, prompt: Prompt, shape: type[Shape], draw: Draw = FIRST
    ) -> Shape:
        """An answer in a shape; one re-ask quotes the fault. Raises ModelError."""
        ...


class Purse(Protocol):
    """The caps, shared out among the stories of a run."""

    def keep_spent(self) -> None:
        """What was used until now comes before the stories."""
        ...

    def fill(self, story_ids: Sequence[StoryId]) -> int:
        """Open an account for each, best first; the calls they make at the most."""
        ...

    @property
    def order(self) -> list[StoryId]:
        """In which the stories are begun."""
        ...

    @property
    def planned(self) -> int:
        """Tokens that writing them will take, within the caps."""
        ...

    @property
    def is_ample(self) -> bool:
        """Whether no cap binds."""
        ...

    def share(self, story_id: StoryId) -> AbstractAsyncContextManager[Share]:
        """What one story may take, as soon as that is known; closed at its end."""
        ...


class BudgetAllows(Protocol):
    def __call__(self, prompts: Sequence[Prompt]) -> bool:
        """Whether a model can weigh by these, for a small part of what the caps leave."""
        ...


class MakeMessages(Protocol):
    def __call__(self, name: str, **values: object) -> tuple[Message, ...]:
        """The messages of `prompts/<name>.md`, filled in."""
        ...


class Render(Protocol):
    def __call__(self, issue: Issue) -> str:
        """The issue as Markdown."""
        ...


class Runtime(Protocol[Given_co]):
    """What goes with a step whoever calls it; LangGraph's own is one."""

    @property
    def context(self) -> Given_co: ...


class Progress(Protocol):
    """What the operator sees while it runs."""

    def begin(self, step: str, total: int) -> None: ...
    def advance(self, step: str, by: int = 1) -> None: ...
    def note(self, message: str) -> None: ...


@dataclass(frozen=True)
class Services:
    """The services of one run, built in `run` and passed to every step."""

    plan: Plan
    store: Store
    archive: tuple[Issue, ...]  # the published issues, oldest first
    read_source: ReadSource
    read_page: ReadPage
    read_paper: ReadPaper
    read_discussion: ReadDiscussion
    read_repository: ReadRepository
    read_picture: ReadPicture
    messages: MakeMessages
    ask: Ask
    ask_for: AskFor
    purse: Purse
    budget_allows: BudgetAllows
    extract: Ask  # the writer without a model, for when the model fails
    render: Render
    progress: Progress
    drafts: tuple[Decided, ...] = ()  # what editors decided in earlier drafts
    words: Terminology = field(default_factory=Terminology)  # of the archive
    # Without what their source repeats: made while others are read, for the choice.
    cleaned_texts: dict[CandidateId, str] = field(default_factory=dict)
    instruction: str = ""  # of the editor who has one story written again
    redact: Callable[[str], str] = str  # a text without the keys of this run
