"""Reasoning that a model prints before its answer, or only counts."""

import re
from collections.abc import Mapping

from agents.model.budget import estimate

_TAGS = r"(?:seed:)?(think|thinking|thought|reasoning)"
OPENED = re.compile(rf"\s*(?:<{_TAGS}>|\[THINK\]|◁think▷)", re.IGNORECASE)
CLOSED = re.compile(rf"</{_TAGS}>|\[/THINK\]|◁/think▷", re.IGNORECASE)
FIELDS = ("reasoning_content", "reasoning", "thinking")
_DOUBT = 256  # tokens: what a count may be wrong by, and too few to make room for


def without_thinking(text: str) -> str:
    """The answer after the reasoning; empty if the reasoning never ended.

    Only a block at the start counts, or a closing tag alone (DeepSeek-R1's template
    prints the opening one itself): an answer may *mention* `<think>` further down.

    >>> without_thinking("<think>hm</think> Yes.")
    'Yes.'
    """
    start = 0
    while opened := OPENED.match(text, start):
        closed = CLOSED.search(text, opened.end())
        if closed is None:
            return ""
        start = closed.end()
    text = text[start:]
    alone = CLOSED.search(text)
    if alone and alone[0].replace("/", "").lower() not in text[: alone.start()].lower():
        text = text[alone.end() :]
    return text.strip()


def tokens_of_thinking(
    usage: object, completion_tokens: int | None, shown: str, text: str
) -> int:
    """As the server counts them; else what it counts beyond the answer's text.

    Where it counts nothing, those of the reasoning that it shows.
    """
    counted = _reasoning_tokens(usage)
    if counted:
        return min(counted, completion_tokens or counted)
    if completion_tokens is None:
        return estimate([shown]) if shown else 0
    beyond = completion_tokens - (estimate([text]) if text else 0)
    return beyond if beyond > _DOUBT else 0


def _reasoning_tokens(usage: object) -> int:
    counts = usage if isinstance(usage, Mapping) else {}
    for place in ("completion_tokens_details", "output_tokens_details"):
        details = counts.get(place)
        if isinstance(details, Mapping):
            counts = {**counts, **details}
    value = counts.get("reasoning_tokens")
    return value if isinstance(value, int) and value > 0 else 0
