"""What the doors bring back: a source's entries, a page, a repository, a reply."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from agents.domain.document import Passage
from agents.domain.report import Usage
from agents.domain.story import Candidate, Material
from agents.domain.words import CandidateId, Noun, RunId, Step, StoryId, Url, Window


class Validators(Noun):
    """What makes the next request conditional (RFC 9110, section 13)."""

    etag: str = ""
    last_modified: str = ""


class SourceReading(Noun):
    """What one source gave. `unchanged` (a 304) carries no candidates."""

    status: Literal["ok", "unchanged", "empty", "degraded"]
    candidates: tuple[Candidate, ...] = ()
    validators: Validators = Validators()
    bytes: int = 0
    note: str = ""  # why it is degraded, for the report
    moved: str = ""  # the source's new address, where it says that it has one


class KeptReading(Noun):
    """The last reading of a source, as the store remembers it."""

    run_id: RunId
    read: AwareDatetime
    validators: Validators
    candidate_ids: tuple[CandidateId, ...]
    contents: str = ""  # a digest of what the candidates say
    window: Window | None = None  # that they were last counted for,
    kept: int = 0  # and how many of them were in it


class Page(Noun):
    """An article as text; `published` only where the page states it."""

    url: Url
    title: str
    text: str
    passages: tuple[Passage, ...] = ()  # the same by its structure, where it has one
    published: AwareDatetime | None = None
    images: tuple[Url, ...] = ()


class Picture(Noun):
    """A picture that the site can show: our own drawing of the same pixels."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    kind: Literal["png", "jpg"]
    content: bytes


class Repository(Noun):
    """What GitHub tells of one repository beyond the search answer."""

    readme: str = ""  # Markdown
    readme_url: Url | None = None
    release: str = ""  # the latest release's tag
    release_url: Url | None = None
    release_text: str = ""
    release_published: AwareDatetime | None = None


class Message(Noun):
    role: Literal["system", "user", "assistant"]
    content: str


class Prompt(Noun):
    """One model call. `materials` is for the writer without a model; never sent."""

    step: Step
    story_id: StoryId
    messages: tuple[Message, ...]
    temperature: float
    max_tokens: int
    shape: type[BaseModel] | None = None  # the answer's JSON, if it has to be JSON
    materials: tuple[Material, ...] = ()
    # Parts of the messages, whole lines, that may be left out where a context is too
    # small, the first one first.
    spare: tuple[str, ...] = ()


class Reply(Noun):
    """A model's whole answer: reasoning stripped, not empty, not cut off."""

    text: str
    model: str
    usage: Usage = Usage()
