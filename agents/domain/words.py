"""The fixed words, ids and the window: what every other noun is made of."""

from datetime import datetime
from typing import Annotated, Any, Literal, NewType, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from typing_extensions import override

SectionName = Literal["practice", "theory", "news"]
SECTIONS: tuple[SectionName, ...] = ("practice", "theory", "news")

Step = Literal["weigh", "repeats", "write", "judge", "card", "cite", "introduce"]

Flag = Literal[
    "date-unconfirmed",
    "number-not-in-source",
    "name-not-in-source",
    "quote-not-in-source",
    "url-not-in-source",
    "unsupported",
    "wrong-language",
    "copied",
    "too-short",
    "too-long",
    "hype",
    "extractive",
    "suspected-injection",
    "follow-up",
    "metadata-only",
    "abstract-only",
    "judge-failed",
    "introduction-failed",
    "budget",
    "program-error",
    "late-discovery",
]

ADVICE = "应用："  # begins the team's own words on what to use a thing for

# How the quoted span bears a sentence out: it states it; words agree; nothing was found.
Support = Literal["exact", "weak", "none"]

# Printed as found, never rewritten: a scheme, a host without userinfo, and no
# character that ends a Markdown link or is invisible.
Url = Annotated[
    str,
    Field(pattern=r"^https?://[^\s/?#@<>\"\\^`{|}]+([/?#][^\s<>\"\\^`{|}]*)?$"),
    Field(max_length=2048),
]
_URL = TypeAdapter[str](Url)


def valid_url(text: str) -> Url | None:
    try:
        return _URL.validate_python(text)
    except ValidationError:
        return None


CandidateId = NewType("CandidateId", str)
StoryId = NewType("StoryId", str)
RunId = NewType("RunId", str)


_SET: set[str] = set()


class Noun(BaseModel):
    """Immutable, and strict about what it is made of."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @override
    def model_post_init(self, context: Any, /) -> None:
        """Share what pydantic keeps of which fields were given; nothing asks for it.

        Of a candidate's 4.3 kB that set takes 2.2 kB, and a run holds 100,000.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _SET)


class Window(Noun):
    """Half-open `[since, until)`, both aware."""

    since: AwareDatetime
    until: AwareDatetime

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.since >= self.until:
            raise ValueError("a window ends after it begins")
        return self

    def __contains__(self, moment: datetime) -> bool:
        return self.since <= moment < self.until
