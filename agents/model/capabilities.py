"""What was learnt about servers, kept from run to run as JSON by key."""

from typing import Protocol

from pydantic import ValidationError

from agents.model.dialect import Dialect


class Capabilities(Protocol):
    def find(self, key: str) -> str | None: ...
    def keep(self, key: str, value: str) -> None: ...


class MemoryCapabilities:
    """Forgotten at the end of the run."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def find(self, key: str) -> str | None:
        return self._values.get(key)

    def keep(self, key: str, value: str) -> None:
        self._values[key] = value


def recall(capabilities: Capabilities, key: str) -> Dialect:
    """The dialect learnt last; the fullest one if none was, or if it is unreadable."""
    value = capabilities.find(key)
    if value is None:
        return Dialect()
    try:
        known = Dialect.model_validate_json(value)
    except ValidationError:
        return Dialect()
    # A server that changed since may be learnt anew.
    return known.model_copy(update={"lessons": 0})
