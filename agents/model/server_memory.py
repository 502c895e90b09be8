"""What is known of one model at one address, and since when: measured, never listed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pydantic import Field, ValidationError

from agents.domain.words import Noun
from agents.messages.said import listed, said
from agents.model.capabilities import Capabilities
from agents.model.dialect import Dialect, Kind

FORGOTTEN = dt.timedelta(days=30)
UNDATED = dt.date(1970, 1, 1)  # of who has no calendar, and forgets nothing


class Known(Noun):
    """Each part has in `days` the day on which it was learnt.

    `context` counts prompt and answer, `reads` the prompt alone, where more of it is
    dropped without a word, `took` the largest request that was answered; `measure` is
    how many of its tokens go to one of our estimate. Rates are by the minute.
    """

    dialect: Dialect = Dialect()
    context: int | None = None
    reads: int | None = None
    took: int = 0
    measure: float = 1.0
    thinking: dict[Kind, int] = Field(
        default_factory=dict
    )  # the largest of the last answers
    calls: float | None = None
    tokens: float | None = None
    at_once: int | None = None
    days: dict[str, dt.date] = Field(default_factory=dict)


class ServerMemory:
    """`known`, kept whenever something new is learnt."""

    def __init__(
        self, capabilities: Capabilities, key: str, today: dt.date = UNDATED
    ) -> None:
        self._capabilities, self._key, self._today = capabilities, key, today
        self.known = recall(capabilities, key, today)

    def learn(self, **parts: Any) -> None:
        """Nothing is written where nothing changed but the day."""
        fresh = {**self.known.days, **dict.fromkeys(parts, self._today)}
        known = self.known.model_copy(update={**parts, "days": fresh})
        if known != self.known:
            self.known = known
            self._capabilities.keep(self._key, known.model_dump_json())


def recall(capabilities: Capabilities, key: str, today: dt.date) -> Known:
    """What was learnt in the last thirty days; nothing where it cannot be read.

    A server that changed since may be learnt anew.
    """
    try:
        known = Known.model_validate_json(capabilities.find(key) or "{}")
    except ValidationError:
        return Known()
    old = [part for part, day in known.days.items() if today - day > FORGOTTEN]
    blank = {part: getattr(Known(), part) for part in old if hasattr(known, part)}
    days = {part: day for part, day in known.days.items() if part not in old}
    known = known.model_copy(update={**blank, "days": days})
    fresh = known.dialect.model_copy(update={"lessons": 0})
    return known.model_copy(update={"dialect": fresh})


def in_words(known: Known) -> Iterator[str]:
    """In words, each with the day."""
    plain, dialect = Dialect(), known.dialect
    parts = {
        "context": known.context
        and said("a context of {tokens} tokens", tokens=known.context),
        "reads": known.reads
        and said(
            "reads {tokens} tokens of a prompt, and drops the rest without a word",
            tokens=known.reads,
        ),
        "thinking": any(known.thinking.values())
        and said("thinks: {thoughts}", thoughts=listed(_thoughts(known.thinking))),
        "calls": known.calls and said("{rate:.3g} calls a minute", rate=known.calls),
        "tokens": known.tokens
        and said("{rate:.0f} tokens a minute", rate=known.tokens),
        "at_once": known.at_once
        and said("{width} calls at once are of use", width=known.at_once),
        "dialect": listed(
            f"{part}: {value}"
            for part, value in dialect.model_dump(exclude={"lessons", "proven"}).items()
            if value != getattr(plain, part)
        ),
    }
    for part, words in parts.items():
        if words:
            day = known.days.get(part, UNDATED)
            yield words + (said(" ({day})", day=day) if day != UNDATED else "")


def _thoughts(thinking: dict[Kind, int]) -> Iterator[str]:
    for kind, tokens in sorted(thinking.items(), reverse=True):
        yield said(
            "{tokens} tokens in writing"
            if kind == "text"
            else "{tokens} tokens in JSON steps",
            tokens=tokens,
        )
