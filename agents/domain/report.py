"""What a run tells: per source, per model call, and the report as a whole."""

from typing import Literal

from pydantic import AwareDatetime, Field

from agents.domain.words import CandidateId, Noun, StoryId, Url
from agents.messages.said import said

# What a fault of the program itself takes away: of a story its place in the issue, or
# its checks or pictures alone; a category's opening; a source's reading; a batch's grades.
Cost = Literal["story", "checks", "pictures", "opening", "source", "grades"]
SourceStatus = Literal["ok", "unchanged", "empty", "degraded", "failed"]


def our_fault() -> str:
    return said(
        "a fault of the program itself; draft leaves its traceback in errors.log"
    )


def nameless(fault: str, name: str) -> str:
    """What is said of a source or a file where its name stands before it already."""
    return fault.removeprefix(f"{name}: ").removeprefix(f"{name}：")


class SourceReport(Noun):
    """One source's line in `report.json`; `bytes` as decoded."""

    name: str
    kind: str
    status: SourceStatus
    fetched: int = 0
    kept: int = 0
    seconds: float = 0.0
    bytes: int = 0
    error: str | None = None
    moved: str = ""  # where permanent redirects lead
    gone: bool = False  # its address answers 410


class Fault(Noun):
    """What the program itself got wrong, and what that cost."""

    cost: Cost
    name: str  # a story's id, an opening's key, a source's or a batch's name
    traceback: str

    @property
    def key(self) -> str:
        return f"{self.cost} {self.name}"

    def log_entry(self, title: str = "") -> str:
        """Its part of errors.log; `title` is the story's."""
        return f"program-error, {self.key}{title and ': '}{title}\n{self.traceback}"


class Usage(Noun):
    """Tokens of one or more model calls, as the server counted them.

    Those of the thinking are among the completion's. A call that was `cut_off` was
    paid for, one that was `refused` was not, and is no call. What the journal answers
    costs nothing; `journal_tokens` are those that it had taken.
    """

    calls: int = 0
    journal_hits: int = 0
    journal_tokens: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    thinking_tokens: int = 0
    cut_off: int = 0
    refused: int = 0
    cost: float | None = None  # None: no price is known

    def __add__(self, other: "Usage") -> "Usage":
        costs = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Usage(
            calls=self.calls + other.calls,
            journal_hits=self.journal_hits + other.journal_hits,
            journal_tokens=self.journal_tokens + other.journal_tokens,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            thinking_tokens=self.thinking_tokens + other.thinking_tokens,
            cut_off=self.cut_off + other.cut_off,
            refused=self.refused + other.refused,
            cost=sum(costs) if costs else None,
        )

    @property
    def paid_tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens

    @property
    def taken_tokens(self) -> int:
        """Of all the answers, asked for now or before."""
        return self.paid_tokens + self.journal_tokens

    def a_card(self, cards: int) -> int:
        """Tokens that each of so many took, those that no card came of among them."""
        return round(self.taken_tokens / cards) if cards else 0

    @property
    def text_tokens(self) -> int:
        """Of the answers without their thinking."""
        return self.completion_tokens - self.thinking_tokens

    def in_words(self) -> str:
        """Tokens by what they were for, what was in vain, and the money."""
        parts = [
            said(
                "{paid} tokens ({prompts} of prompts, {thinking} of thinking, {text} of"
                " text)",
                paid=self.paid_tokens,
                prompts=self.prompt_tokens,
                thinking=self.thinking_tokens,
                text=self.text_tokens,
            )
        ]
        if self.cut_off:
            parts.append(said("{count} answers cut off", count=self.cut_off))
        if self.refused:
            parts.append(said("{count} calls refused", count=self.refused))
        if self.cost is not None:
            parts.append(said("cost {cost:.4f}", cost=self.cost))
        return said(", ").join(parts)


class Benched(Noun):
    """A story that was not chosen (落选): what made its score, and why it stays out.

    `gist` says in Chinese what it is, where a model read it. `candidates` are those of
    the story `id`, its lead's first: whoever takes it in finds it in the state again.
    """

    id: StoryId = StoryId("")
    candidates: tuple[CandidateId, ...] = ()
    title: str
    url: Url
    source: str = ""
    published: AwareDatetime | None = None
    section: str
    category: str = ""
    score: float
    reasons: tuple[str, ...] = ()
    why: str = Field(min_length=1)
    gist: str = ""


class Bench(Noun):
    """Those that one step left out."""

    entries: tuple[Benched, ...]
