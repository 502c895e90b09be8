"""From what a model wrote to a validated object; one re-ask quotes the fault."""

import re
from typing import Any

from pydantic import ValidationError

from agents.domain.draw import FIRST, Draw
from agents.domain.foreign import all_whole, document
from agents.domain.reading import Message, Prompt
from agents.errors import ModelError
from agents.messages.said import said
from agents.model.escapes import literal
from agents.model.punctuation import mended
from agents.model.thinking import without_thinking
from agents.ports import Ask, AskFor, MakeMessages, Shape

LONGEST = 100_000  # characters: no card is longer
REPAIRABLE = 10_000  # json_repair needs 30 s for 50,000 characters of '{"a": [1,'
MOST_STARTS = 256  # opening braces that are tried
DEEPEST = 64  # brackets within one another
STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\]]', re.DOTALL)
# What a text or a list is that a model left out, by pydantic's type of the error.
EMPTY = {"string_type": str, "list_type": list, "tuple_type": list}
LONGEST_FAULT = 400
LONGEST_QUOTE = 8_000  # characters of the faulty answer that are sent back


class AnswerError(ValueError):
    """What is wrong with an answer, in a short line that a model can act upon."""


def parse(text: str, shape: type[Shape]) -> Shape:
    """The object in an answer. Raises AnswerError and nothing else.

    Valid JSON is found in any wrapping, its TeX as it was meant; then full-width punctuation is mended, then
    json_repair may close quotes and drop commas. What ends in the middle stays so.
    """
    answer = literal(without_thinking(text))
    if len(answer) > LONGEST:
        raise AnswerError(f"the answer is longer than {LONGEST} characters")
    starts = [at for at in (answer.find("{"), answer.find("｛")) if at >= 0]
    if not starts:
        raise AnswerError("the answer holds no JSON object")
    fault: AnswerError | None = None
    plain = mended(answer[min(starts) :])
    spans, mended_spans = _spans(answer), _spans(plain)
    longest = max(mended_spans, key=len, default="")
    readings = [
        *((_loaded, span) for span in (*spans, *mended_spans)),
        (_repaired, longest),
    ]
    for read, span in readings:
        found = read(span)
        if not isinstance(found, dict):
            continue
        try:
            return _validated(found, shape)
        except AnswerError as error:
            fault = fault or error
    raise fault or AnswerError(
        "the JSON object ends in the middle or is not valid JSON"
    )


def ask_for(ask: Ask, messages: MakeMessages) -> AskFor:
    """An AskFor over an Ask; the re-ask's words are `prompts/repair.md` (`fault`)."""

    async def answer(prompt: Prompt, shape: type[Shape], draw: Draw = FIRST) -> Shape:
        first = prompt.model_copy(update={"shape": shape})
        reply = await ask(first, draw)
        try:
            return parse(reply.text, shape)
        except AnswerError as error:
            fault = str(error)
        spoken = Message(role="assistant", content=reply.text[:LONGEST_QUOTE])
        talk = (*prompt.messages, spoken, *messages("repair", fault=fault))
        again = first.model_copy(update={"messages": talk})
        second = await ask(again, draw._replace(repairs=True))
        try:
            return parse(second.text, shape)
        except AnswerError as error:
            raise ModelError(
                said(
                    "model {model!r} gave no usable answer twice: {error}",
                    model=second.model,
                    error=error,
                )
            ) from error

    return answer


def _validated(found: object, shape: type[Shape]) -> Shape:
    """The object itself or in one wrapper, null for a text or a list being empty."""
    bare = _unwrapped(found, shape)
    try:
        return shape.model_validate(bare)
    except ValidationError as error:
        _fill_nulls(bare, error)
    try:
        return shape.model_validate(bare)
    except ValidationError as error:
        raise AnswerError(_fault(error)) from error


def _unwrapped(found: Any, shape: type[Shape]) -> Any:
    """What stands alone under a key that the shape does not have: `{"card": {…}}`."""
    while isinstance(found, dict) and len(found) == 1:
        [(key, inner)] = found.items()
        if isinstance(inner, list) and len(inner) == 1:
            inner = inner[0]
        if key in shape.model_fields or not isinstance(inner, dict):
            break
        found = inner
    return found


def _fill_nulls(found: Any, error: ValidationError) -> None:
    """In place, where the error says that a text or a list was expected."""
    for fault in error.errors(include_url=False, include_context=False):
        if fault["input"] is None and fault["type"] in EMPTY:
            *places, last = fault["loc"]
            inner = found
            for place in places:
                inner = inner[place]
            inner[last] = EMPTY[fault["type"]]()


def _fault(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    lines = [f"{'.'.join(map(str, f['loc'])) or 'answer'}: {f['msg']}" for f in faults]
    text = "; ".join(lines)
    return text if len(text) <= LONGEST_FAULT else text[: LONGEST_FAULT - 1] + "…"


def _spans(text: str) -> list[str]:
    """What stands between outermost braces, in order.

    An object that does not end is the answer, cut off: nothing within it counts.
    """
    spans: list[str] = []
    at = text.find("{")
    for _ in range(MOST_STARTS):
        if at < 0:
            break
        end = _end(text, at)
        if end is not None:
            spans.append(text[at:end])
        elif text[at + 1 : at + 100].lstrip()[:1] == '"':
            break
        at = text.find("{", end or at + 1)
    return spans


def _end(text: str, start: int) -> int | None:
    """Where the brackets that open here are closed; None if they are not."""
    level = 0
    for found in STRING_OR_BRACKET.finditer(text, start):
        sign = found[0]
        level += (sign in "{[") - (sign in "}]")
        if level > DEEPEST:
            return None
        if level <= 0:
            return found.end()
    return None


def _repaired(span: str) -> object:
    if len(span) > REPAIRABLE:
        return None
    import json_repair  # noqa: PLC0415  # hardly an answer needs it

    return all_whole(json_repair.loads(span, skip_json_loads=True))


def _loaded(span: str) -> object:
    try:
        return document(span)
    except ValueError:
        return None
