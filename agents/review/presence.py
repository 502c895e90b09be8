"""Who else has the page open, and which item each of them is writing at."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.review.desk import Desk
from agents.review.json_object import JsonObject
from agents.review.payload import Payload

Answer = Callable[[Desk, Payload], JsonObject]

# Seconds after which nobody is there any more. Pages say so every two seconds, but a
# browser lets one that is out of sight speak only once a minute.
_GONE = 75.0
_LONGEST = 20  # characters of a name


@dataclass(frozen=True)
class _Editor:
    number: int
    name: str
    writing: str  # the id of an item, "" for none
    seen: float  # monotonic seconds

    @property
    def shown(self) -> str:
        return self.name or f"编辑 {self.number}"

    def as_json(self) -> JsonObject:
        return {"name": self.shown, "editing": self.writing}


class Presence:
    """The pages that are open at one server; without a name they are numbered."""

    def __init__(self) -> None:
        self._here: dict[str, _Editor] = {}
        self._last = 0

    def seen(self, me: str, name: str, writing: str, now: float) -> JsonObject:
        """Hear of one page, and tell it its name and of the `others`."""
        known = self._here.get(me)
        self._last += known is None
        number = known.number if known else self._last
        editor = _Editor(number, " ".join(name.split())[:_LONGEST], writing, now)
        here = {**self._here, me: editor}
        self._here = {k: one for k, one in here.items() if now - one.seen < _GONE}
        others = [one.as_json() for key, one in self._here.items() if key != me]
        return {"name": editor.shown, "others": others}

    def named(self, answer: Answer) -> Answer:
        """The same, told the name under which the others see whoever asks."""

        def answered(desk: Desk, payload: Payload) -> JsonObject:
            known = self._here.get(payload.me)
            by = payload.by or (known.shown if known else "")
            return answer(desk, payload.model_copy(update={"by": by}))

        return answered

    def left(self, me: str) -> None:
        self._here.pop(me, None)
