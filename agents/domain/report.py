"""What a run tells: per source, per model call, and the report as a whole."""

from typing import Literal

from pydantic import Field

from agents.domain.words import Noun, Url

SourceStatus = Literal["ok", "unchanged", "empty", "degraded", "failed"]


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


class Usage(Noun):
    """Tokens of one or more model calls, as the server counted them."""

    calls: int = 0
    journal_hits: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None  # None: no price is known

    def __add__(self, other: "Usage") -> "Usage":
        costs = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Usage(
            calls=self.calls + other.calls,
            journal_hits=self.journal_hits + other.journal_hits,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost=sum(costs) if costs else None,
        )


class Benched(Noun):
    """A story that was not chosen (落选), with the reason."""

    title: str
    url: Url
    section: str
    score: float
    why: str = Field(min_length=1)
