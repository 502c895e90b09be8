"""The reading ports with a memory: what was read within the days is not asked for again."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from agents.ports import Fetch
from agents.store.texts import Texts

T = TypeVar("T")
Read = Callable[[str], Coroutine[Any, Any, T]]


@dataclass(frozen=True)
class Library:
    """What can be read: through `fetch`, or from texts of at most `days` before `now`.

    Without `recalls` there are none: a recording has to hold all that a run reads, and
    what it says is no answer of today's web.
    """

    fetch: Fetch
    texts: Texts
    now: datetime
    days: int
    recalls: bool = True

    def remembered(self, what: str, noun: Any, read: Read[T]) -> Read[T]:
        """`read` for one sort of document; `noun` is its type. A fault is not kept."""
        shape: TypeAdapter[T] = TypeAdapter(noun)
        since = self.now - timedelta(days=self.days)

        async def remembering(address: str) -> T:
            key = f"{what} {address}"
            kept = self.texts.find(key, since) if self.recalls else None
            if kept is not None:
                try:
                    return shape.validate_json(kept)
                except ValidationError:
                    pass  # an earlier version's; it is read anew
            found = await read(address)
            if self.recalls:
                self.texts.keep(key, shape.dump_json(found).decode(), self.now)
            return found

        return remembering
