"""Reasoning that a model prints before its answer, or only counts."""

import re
from collections.abc import Mapping

from agents.model.budget import estimate
from agents.model.harmony import final_channel
from agents.model.outside_code import begins, begins_line, outside_code

_TAGS = r"(?:seed:)?(think|thinking|thought|reasoning)"
_OPENING = rf"(?:<{_TAGS}>|\[THINK\]|◁think▷)"
_CLOSING = rf"(?:</{_TAGS}>|\[/THINK\]|◁/think▷)"
OPENED = re.compile(rf"\s*{_OPENING}", re.IGNORECASE)
CLOSED = re.compile(_CLOSING, re.IGNORECASE)
# Prose about the tags, which goes on behind one as no thought and no answer begins.
_TALKED = (
    r"\s*(?:[，、。,;；]|和|与|及|或|标签|标记|之间|之后|之内|(?:and|tags?|tokens?)\b)"
)
_OPENED_WITHIN = outside_code(rf"{_OPENING}(?!{_TALKED})")
_CLOSED_WITHIN = re.compile(rf"{_CLOSING}(?P<talked>{_TALKED})?", re.IGNORECASE)
_CLOSED_ALONE = outside_code(_CLOSING)
_GAP = re.compile(r"\s*")
FIELDS = ("reasoning_content", "reasoning", "thinking")
_DOUBT = 256  # tokens: what a count may be wrong by, and too few to make room for


def without_thinking(text: str) -> str:
    """The answer without the reasoning; empty if reasoning is all that there is.

    A closing tag alone ends it, too: DeepSeek-R1's template prints the opening one
    itself. Of blocks further down only those count that begin where a sentence could,
    outside of code: an answer may *mention* `<think>`.

    >>> without_thinking("<think>hm</think> Yes.")
    'Yes.'
    """
    text = final_channel(text)
    start = 0
    while opened := OPENED.match(text, start):
        closed = CLOSED.search(text, opened.end())
        if closed is None:
            return ""
        start = closed.end()
    text = _without_blocks(text[start:].lstrip())
    for alone in _CLOSED_ALONE(text):
        if alone[0].replace("/", "").lower() not in text[: alone.start()].lower():
            text = text[alone.end() :]
        break
    return text.strip()


def _without_blocks(text: str) -> str:
    """One that never ends goes with all behind it, where it has a line of its own."""
    kept: list[str] = []
    end = seen = 0
    for opened in _OPENED_WITHIN(text):
        at = opened.start()
        if at < seen or not begins(text, at):
            continue
        closed = _CLOSED_WITHIN.search(text, opened.end()) if seen >= 0 else None
        if closed is None:
            seen = -1
            if begins_line(text, at):
                return "".join((*kept, text[end:at]))
            continue
        seen = closed.end()
        if closed["talked"]:
            continue
        before = text[end:at]
        behind = _GAP.match(text, seen)
        gaps = (before[len(before.rstrip()) :], behind[0] if behind else "")
        kept += [before.rstrip(), max(gaps, key=len)]
        end = seen = seen + len(gaps[1])
    return "".join((*kept, text[end:]))


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
