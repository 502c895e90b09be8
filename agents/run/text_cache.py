"""The reading ports with a cache: what was read within the days is not asked for again."""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from agents.errors import SourceError
from agents.ports import Fetch
from agents.store.texts import Texts

_A_DAY = timedelta(days=1)
K = TypeVar("K")
T = TypeVar("T")
Read = Callable[[K], Coroutine[Any, Any, T]]


@dataclass(frozen=True)
class TextCache:
    """What can be read: through `fetch`, or from texts of at most `days` before `now`.

    `once` is `fetch` without further tries: for what did not answer a day ago, or less.
    Without `recalls` there are none: a recording has to hold all that a run reads, and
    what it says is no answer of today's web.
    """

    fetch: Fetch
    texts: Texts
    now: datetime
    days: int
    recalls: bool = True
    once: Fetch | None = None

    def cached(
        self,
        what: str,
        noun: Any,
        reader: Callable[[Fetch], Read[K, T]],
        of: Callable[[K], str] = str,
        days: int | None = None,
    ) -> Read[K, T]:
        """One sort of document; `noun` is its type, `of` tells its address.

        What changes under its address is kept for fewer `days`. A fault of the document
        is kept for a day. One of the way to it is tried anew, but once: a window that is
        finished is not held up again by what held it up before.
        """
        shape: TypeAdapter[T] = TypeAdapter(noun)
        lasting = timedelta(days=self.days if days is None else days)
        read, again = reader(self.fetch), reader(self.once or self.fetch)

        async def cached(asked: K) -> T:
            key = f"{what} {of(asked)}"
            kept = self._kept(key, lasting)
            if kept is not None:
                with suppress(ValidationError):  # an earlier version's is read anew
                    return shape.validate_json(kept)
            try:
                found = await (again if self._failed(key) else read)(asked)
            except SourceError as error:
                if self.recalls:
                    fault = "no" if error.stands else "late"
                    self.texts.keep(f"{fault} {key}", str(error), self.now)
                raise
            if self.recalls:
                self.texts.keep(key, shape.dump_json(found).decode(), self.now)
            return found

        return cached

    def _kept(self, key: str, lasting: timedelta) -> str | None:
        """What was read. Raises SourceError where nothing was there a day ago."""
        if not self.recalls:
            return None
        missed = self.texts.find(f"no {key}", self.now - _A_DAY)
        if missed is not None:
            raise SourceError(missed)
        return self.texts.find(key, self.now - lasting)

    def _failed(self, key: str) -> bool:
        """Whether it could not be had within the last day."""
        late = self.recalls and self.texts.find(f"late {key}", self.now - _A_DAY)
        return bool(late)
