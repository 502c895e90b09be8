import datetime as dt

import pytest
from typing_extensions import override

from agents.model.capabilities import MemoryCapabilities
from agents.model.dialect import Dialect
from agents.model.server_memory import Known, ServerMemory, in_words, recall

DAY = dt.date(2024, 9, 1)


def test_what_was_learnt_is_forgotten_part_by_part_after_thirty_days() -> None:
    capabilities = MemoryCapabilities()
    ServerMemory(capabilities, "key", DAY).learn(context=8192, calls=8.0)
    ServerMemory(capabilities, "key", DAY + dt.timedelta(days=20)).learn(calls=9.0)

    kept = recall(capabilities, "key", DAY + dt.timedelta(days=30))
    later = recall(capabilities, "key", DAY + dt.timedelta(days=31))

    assert (kept.context, kept.calls) == (8192, 9.0)
    assert (later.context, later.calls) == (None, 9.0)


@pytest.mark.parametrize(
    "value",
    [
        '{"answer": "json_object", "proven": ["text"], "lessons": 1}',  # of 0.1
        '{"dialect": {"answer": "telepathy"}}',
        "taken",
        "[]",
        "",
    ],
)
def test_what_another_version_kept_is_learnt_anew(value: str) -> None:
    capabilities = MemoryCapabilities()
    capabilities.keep("key", value)

    assert recall(capabilities, "key", DAY) == Known()


def test_each_part_is_told_in_words_with_its_day() -> None:
    capabilities = MemoryCapabilities()
    memory = ServerMemory(capabilities, "key", DAY)
    memory.learn(context=8192, reads=4096, calls=8.0, tokens=30_000.0, at_once=2)
    memory.learn(thinking={"text": 2500, "json": 250})
    memory.learn(dialect=Dialect(answer="json_object", proven=("text",), lessons=2))

    words = list(in_words(memory.known))

    assert words == [
        "a context of 8192 tokens (2024-09-01)",
        "reads 4096 tokens of a prompt, and drops the rest without a word (2024-09-01)",
        "thinks: 2500 tokens in writing, 250 tokens in JSON steps (2024-09-01)",
        "8 calls a minute (2024-09-01)",
        "30000 tokens a minute (2024-09-01)",
        "2 calls at once are of use (2024-09-01)",
        "answer: json_object (2024-09-01)",
    ]
    assert list(in_words(Known())) == []
    assert list(in_words(Known(context=100))) == ["a context of 100 tokens"]


def test_nothing_is_written_where_nothing_is_new() -> None:
    class Counting(MemoryCapabilities):
        kept = 0

        @override
        def keep(self, key: str, value: str) -> None:
            self.kept += 1
            super().keep(key, value)

    capabilities = Counting()
    memory = ServerMemory(capabilities, "key", DAY)
    for _ in range(3):
        memory.learn(context=8192)

    assert capabilities.kept == 1
