"""From what a model wrote to a validated object; one re-ask quotes the fault."""

import json

import json_repair
from pydantic import ValidationError

from agents.domain.reading import Message, Prompt
from agents.errors import ModelError
from agents.model.punctuation import mended
from agents.model.thinking import without_thinking
from agents.ports import Ask, AskFor, MakeMessages, Shape

REASK = 1000  # added to the number of the sample whose fault is quoted
LONGEST = 200_000  # characters: no card is longer
STARTS = 64  # opening braces that are tried as the answer's beginning
DEEPEST = 64
LONGEST_FAULT = 400
LONGEST_QUOTE = 8_000  # characters of the faulty answer that are sent back


class AnswerError(ValueError):
    """What is wrong with an answer, in a short line that a model can act upon."""


def parse(text: str, shape: type[Shape]) -> Shape:
    """The object in an answer. Raises AnswerError and nothing else.

    Valid JSON is found in any wrapping; then full-width punctuation is mended, then
    json_repair may close quotes and drop commas. What ends in the middle stays so.
    """
    answer = without_thinking(text)
    if len(answer) > LONGEST:
        raise AnswerError(f"the answer is longer than {LONGEST} characters")
    starts = [at for at in (answer.find("{"), answer.find("｛")) if at >= 0]
    if not starts:
        raise AnswerError("the answer holds no JSON object")
    fault: AnswerError | None = None
    plain = mended(answer[min(starts) :])
    for document in [*_objects(answer), *_objects(plain), *_repaired(plain)]:
        try:
            return _validated(document, shape)
        except AnswerError as error:
            fault = fault or error
    raise fault or AnswerError(
        "the JSON object ends in the middle or is not valid JSON"
    )


def ask_for(ask: Ask, messages: MakeMessages) -> AskFor:
    """An AskFor over an Ask; the re-ask's words are `prompts/repair.md` (`fault`)."""

    async def answer(prompt: Prompt, shape: type[Shape], sample: int = 0) -> Shape:
        first = prompt.model_copy(update={"shape": shape})
        reply = await ask(first, sample)
        try:
            return parse(reply.text, shape)
        except AnswerError as error:
            fault = str(error)
        said = Message(role="assistant", content=reply.text[:LONGEST_QUOTE])
        talk = (*prompt.messages, said, *messages("repair", fault=fault))
        second = await ask(first.model_copy(update={"messages": talk}), sample + REASK)
        try:
            return parse(second.text, shape)
        except AnswerError as error:
            raise ModelError(
                f"model {second.model!r} gave no usable answer twice: {error}"
            ) from error

    return answer


def _validated(document: object, shape: type[Shape]) -> Shape:
    try:
        return shape.model_validate(document)
    except ValidationError as error:
        raise AnswerError(_fault(error)) from error
    except RecursionError as error:
        raise AnswerError("the JSON object is nested too deeply") from error


def _fault(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    lines = [f"{'.'.join(map(str, f['loc'])) or 'answer'}: {f['msg']}" for f in faults]
    text = "; ".join(lines)
    return text if len(text) <= LONGEST_FAULT else text[: LONGEST_FAULT - 1] + "…"


def _objects(text: str) -> list[object]:
    """The outermost JSON objects of a text, in order."""
    decoder = json.JSONDecoder()
    found: list[object] = []
    at = text.find("{")
    for _ in range(STARTS):
        if at < 0:
            break
        try:
            document, end = decoder.raw_decode(text, at)
            found.append(document)
        except (ValueError, RecursionError):
            end = at + 1
        at = text.find("{", end)
    return found


def _repaired(text: str) -> list[object]:
    """What json_repair makes of the outermost braces, if they close."""
    start, end = text.find("{"), text.rfind("}")
    if end < start or not 0 < _depth(text[start:]) <= DEEPEST:
        return []
    repaired: object = json_repair.loads(text[start : end + 1], skip_json_loads=True)
    return [repaired] if isinstance(repaired, dict) else []


def _depth(text: str) -> int:
    """How deep the brackets go; 0 if they do not close: the answer was cut off."""
    level = deepest = 0
    within = escaped = False
    for sign in text:
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = within
        elif sign == '"':
            within = not within
        elif not within and sign in "{[":
            level += 1
            deepest = max(deepest, level)
        elif not within and sign in "}]":
            level -= 1
    return deepest if level <= 0 else 0
