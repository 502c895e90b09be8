"""What the readers need: the fetch, the issue's zone, GitHub's token and the paces."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, Protocol, Self

from agents.domain.reading import SourceReading, Validators
from agents.domain.words import Window
from agents.ports import Fetch
from agents.sources.parsing import ParserPool
from agents.sources.rate_limit import Gap, Rate, lock_path

# arXiv's terms of use: one request every three seconds, one connection
# (info.arxiv.org/help/api/tou.html).
_ARXIV_GAP = 3.0
# GitHub: searches per minute without and with a token
# (docs.github.com/rest/search/search#rate-limit).
_SEARCHES, _SEARCHES_WITH_TOKEN = 10, 30


@dataclass(frozen=True)
class Client:
    """One per run, so that all its sources share the paces."""

    fetch: Fetch
    zone: tzinfo
    github_token: str = field(repr=False)
    arxiv_gap: Gap
    github_rate: Rate
    parser: ParserPool = field(default_factory=ParserPool)

    @classmethod
    def polite(
        cls, fetch: Fetch, zone: tzinfo, github_token: str = "", feeds: int = 0
    ) -> Self:
        """A client that keeps the public services' rules, for so many feeds."""
        return cls(
            fetch=fetch,
            zone=zone,
            github_token=github_token,
            arxiv_gap=Gap(_ARXIV_GAP, lock_path("arxiv")),
            parser=ParserPool(feeds),
            github_rate=Rate(_SEARCHES_WITH_TOKEN if github_token else _SEARCHES),
        )

    @property
    def github_headers(self) -> Mapping[str, str]:
        """For GitHub's API alone; the token belongs to nobody else."""
        headers = {
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        if self.github_token:
            headers["Authorization"] = f"Bearer {self.github_token}"
        return headers


class Reader(Protocol):
    """Reads one kind of source; `source` is of that kind's class."""

    async def __call__(
        self, source: Any, window: Window, validators: Validators, client: Client
    ) -> SourceReading: ...
