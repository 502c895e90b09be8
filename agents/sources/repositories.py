"""The shapes of GitHub's answers, and what becomes of them."""

import base64
import binascii
from datetime import UTC, datetime

from pydantic import Field

from agents.domain.story import Link
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.plain_text import clean_lines, cut, decode
from agents.sources.entry import Entry
from agents.sources.shape import Foreign, shaped
from agents.sources.timestamps import parse_timestamp
from agents.sources.urls import absolute

_LONGEST = 60_000  # characters of a README or of a release's notes
_NO_LICENCE = "NOASSERTION"  # GitHub's word for a licence that it does not know


class _Owner(Foreign):
    login: str


class _Licence(Foreign):
    spdx_id: str | None = None


class Repo(Foreign):
    """One repository of a search answer."""

    name: str
    full_name: str
    html_url: str
    owner: _Owner
    description: str | None = None
    homepage: str | None = None
    license: _Licence | None = None
    topics: tuple[str, ...] = ()
    stargazers_count: int
    created_at: str
    fork: bool = False
    archived: bool = False

    def entry(self) -> Entry:
        """The repository; its date is that of its creation."""
        licence = self.license.spdx_id if self.license else None
        home = absolute(self.homepage or "", "")
        return Entry(
            title=self.full_name,
            link=self.html_url,
            text=self.description or "",
            published=parse_timestamp(self.created_at, UTC),
            authors=(self.owner.login,),
            topics=self.topics,
            popularity=self.stargazers_count,
            licence=licence if licence and licence != _NO_LICENCE else "",
            links=(Link(label="project", url=home),) if home else (),
        )


class Found(Foreign):
    """One page of a search; each item is read by itself, as a `Repo`."""

    total_count: int = Field(ge=0)
    incomplete_results: bool | None = False
    items: tuple[object, ...]


class Release(Foreign):
    """A release; drafts and pre-releases are never the latest."""

    tag_name: str
    html_url: str
    body: str | None = None
    published_at: str | None = None

    def timestamp(self) -> datetime | None:
        return parse_timestamp(self.published_at or "", UTC)

    def text(self) -> str:
        """Its notes, as Markdown."""
        return cut(clean_lines(self.body or ""), _LONGEST)


class Readme(Foreign):
    """A README; a file that is too large for the API has the encoding "none"."""

    content: str = ""
    encoding: str = "none"
    html_url: str | None = None


class _Fault(Foreign):
    message: str = ""


class _Refusal(Foreign):
    message: str = ""
    errors: tuple[_Fault | str, ...] = ()


def readme_text(readme: Readme) -> str:
    """Its Markdown. Raises SourceError for content that is not what it says it is."""
    if readme.encoding != "base64":
        return ""
    try:
        body = base64.b64decode(readme.content)
    except binascii.Error as error:
        raise SourceError(said("a README from GitHub is not in base64")) from error
    return cut(clean_lines(decode(body, "")[0]), _LONGEST) if body else ""


def refusal(body: bytes) -> str:
    """What GitHub says of a request that it refuses; "" where it says nothing."""
    try:
        answer = shaped(_Refusal, body, "GitHub")
    except SourceError:
        return ""
    reasons = (e if isinstance(e, str) else e.message for e in answer.errors)
    return " ".join(filter(None, (answer.message, *reasons)))
