"""Foreign JSON → our shapes; what does not fit is named, and costs only itself."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from agents.domain.foreign import document
from agents.errors import SourceError
from agents.messages.foreign import shape_fault
from agents.messages.said import said

# Commas of one answer. A real one has some ten thousand; each may stand for an object
# of a hundred bytes in memory, and a body of 15 MiB has room for five million.
_COMMAS = 1_000_000


class Foreign(BaseModel):
    """A part of somebody else's JSON: what we don't use is let pass."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Shape = TypeVar("Shape", bound=Foreign)


def shaped(shape: type[Shape], body: bytes, name: str) -> Shape:
    """`body` as `shape`. `name` is the source's. Raises SourceError.

    Of an answer with many records this is the frame: see `Records`.
    """
    if not body.strip():
        raise SourceError(said("{name}: 0 bytes instead of JSON", name=name))
    if body.count(b",") > _COMMAS:
        raise SourceError(
            said(
                "{name}: more than {most:,} values; they are not read",
                name=name,
                most=_COMMAS,
            )
        )
    try:
        return shape.model_validate(_value(body, name))
    except ValidationError as error:
        raise SourceError(
            said("{name}: {error}", name=name, error=_fault(error, said("the answer")))
        ) from error


class Records(Generic[Shape]):
    """The records of a source's answers, each read by itself.

    `name` is the source's, `what` says in the plural what the records are.
    """

    def __init__(self, shape: type[Shape], name: str, what: str) -> None:
        self._shape, self._name, self._what = shape, name, what
        self._faults: list[str] = []
        self._read = 0

    def fitting(self, values: Iterable[object]) -> list[Shape]:
        """Those that have the shape; the others are counted."""
        found = []
        for value in values:
            try:
                found.append(self._shape.model_validate(value))
            except ValidationError as error:
                self._faults.append(_fault(error, said("the record")))
        self._read += len(found)
        return found

    def faults(self) -> list[str]:
        """How many had another shape, in a sentence; nothing where all were read.

        Raises SourceError where none could be: then the whole service has changed.
        """
        lost = len(self._faults)
        if not lost:
            return []
        sentence = said(
            "{lost} of {all} {what} cannot be read ({fault})",
            lost=lost,
            all=lost + self._read,
            what=self._what,
            fault=self._faults[0],
        )
        if not self._read:
            raise SourceError(said("{name}: {error}", name=self._name, error=sentence))
        return [sentence]


def _value(body: bytes, name: str) -> Any:
    try:
        return document(body)
    except ValueError as error:
        raise SourceError(
            said("{name}: the answer: not valid JSON ({error})", name=name, error=error)
        ) from error


def _fault(error: ValidationError, whole: str) -> str:
    """The first fault and its place; `whole` names what has no place within."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or whole
    return said("{place}: {fault}", place=place, fault=shape_fault(first))
