"""Foreign JSON → our shapes; what does not fit is a SourceError that says where."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from agents.errors import SourceError

# Commas of one answer. A real one has some ten thousand; each may stand for an object
# of a hundred bytes in memory, and a body of 15 MiB has room for five million.
_COMMAS = 1_000_000


class Foreign(BaseModel):
    """A part of somebody else's JSON: what we don't use is let pass."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Shape = TypeVar("Shape", bound=Foreign)


def shaped(shape: type[Shape], body: bytes, name: str) -> Shape:
    """`body` as `shape`. `name` is the source's. Raises SourceError."""
    if not body.strip():
        raise SourceError(f"{name}: 0 bytes instead of JSON")
    if body.count(b",") > _COMMAS:
        raise SourceError(f"{name}: more than {_COMMAS:,} values; they are not read")
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the answer"
        raise SourceError(f"{name}: {place}: {first['msg']}") from error
