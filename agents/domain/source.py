"""What the operator reads: one class per kind of source in `sources.yaml`."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from agents.domain.fetchable import unfetchable
from agents.domain.words import Noun, SectionName, Url

Kind = Literal["arxiv", "github", "feed", "hackernews", "huggingface"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _fetched(url: str) -> str:
    if fault := unfetchable(url):
        raise ValueError(fault)
    return url


FetchedUrl = Annotated[Url, AfterValidator(_fetched)]


class _Source(Noun):
    name: Name
    section: SectionName | None = None
    weight: float = Field(default=1.0, gt=0, le=10)
    language: str = ""
    limit: int = Field(default=100, ge=1, le=30_000)
    enabled: bool = True


class ArxivSource(_Source):
    kind: Literal["arxiv"]
    query: Name
    url: FetchedUrl = "https://export.arxiv.org/api/query"
    pages: FetchedUrl = "https://arxiv.org"  # where the papers themselves are read


class GitHubSource(_Source):
    kind: Literal["github"]
    query: Name
    min_stars: int = Field(default=50, ge=0)
    url: FetchedUrl = "https://api.github.com"


class FeedSource(_Source):
    kind: Literal["feed"]
    url: FetchedUrl


class HackerNewsSource(_Source):
    kind: Literal["hackernews"]
    query: str = ""
    min_points: int = Field(default=50, ge=0)
    url: FetchedUrl = "https://hn.algolia.com/api/v1"


class HuggingFaceSource(_Source):
    kind: Literal["huggingface"]
    list: Literal["papers"] = "papers"
    min_points: int = Field(default=10, ge=0)
    url: FetchedUrl = "https://huggingface.co"


Source = Annotated[
    ArxivSource | GitHubSource | FeedSource | HackerNewsSource | HuggingFaceSource,
    Field(discriminator="kind"),
]
