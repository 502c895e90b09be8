"""Published pages as they were once parsed, by what they hold: an edited one is another."""

import hashlib
from collections.abc import Callable
from contextlib import suppress

from pydantic import ValidationError

from agents.domain.issue import Issue

Find = Callable[[str], str | None]


def _unknown(_: str) -> None:
    return None


class Pages:
    """What `find` knows of them, and `fresh`: rows of those that it does not know yet.

    `version` is the parser's: what another one made of a page is not taken for its own.
    """

    def __init__(self, find: Find = _unknown, version: str = "") -> None:
        self._find, self._version = find, version
        self.fresh: dict[str, str] = {}

    def issue(self, text: str) -> Issue | None:
        kept = self._find(self._key(text))
        with suppress(ValidationError):  # a row that is spoilt is made anew
            return Issue.model_validate_json(kept) if kept is not None else None
        return None

    def add(self, text: str, issue: Issue) -> None:
        self.fresh[self._key(text)] = issue.model_dump_json()

    def _key(self, text: str) -> str:
        of = hashlib.sha256(f"{self._version}\0{text}".encode())
        return f"issue {of.hexdigest()}"
