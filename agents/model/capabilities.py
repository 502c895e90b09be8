"""What was learnt about servers, kept from run to run as JSON by key."""

from typing import Protocol


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
