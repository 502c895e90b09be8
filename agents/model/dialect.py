"""What one model on one server accepts, and what an error answer teaches about it.

Nothing is known beforehand of any provider: each starts with the fullest request
and steps down when an error names what it did not like (docs/architecture.md §5.7, §5.9).
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from agents.domain.reading import Message, Prompt
from agents.domain.words import Noun
from agents.model.error_answer import ErrorAnswer
from agents.model.reasoning_effort import Effort, Way, fields, following
from agents.model.schema import schema_for

Kind = Literal["text", "json"]
Body = dict[str, Any]
LESSONS = 3  # failed requests that one model may cost before it works
LEARNABLE = frozenset({400, 404, 415, 422, 500, 501})
UNNAMED = frozenset({400, 415, 422})  # here an error without a name is worth a guess


class Dialect(Noun):
    """How to ask. `proven` are the kinds of request that were answered this way."""

    answer: Literal["json_schema", "json_object", "prompt"] = "json_schema"
    tokens: Literal["max_tokens", "max_completion_tokens", "unsaid"] = "max_tokens"
    most_tokens: int | None = None  # the largest number the server accepts there
    temperature: Literal["any", "unit", "unsaid"] = "any"
    thinking: Literal["unsaid", "off"] = "unsaid"  # where a server demands it
    effort: Way = "untried"
    stream: bool = False
    system: bool = True
    proven: tuple[Kind, ...] = ()
    lessons: int = 0


def kind_of(prompt: Prompt) -> Kind:
    return "text" if prompt.shape is None else "json"


def request(
    model: str, prompt: Prompt, dialect: Dialect, effort: Effort | None = None
) -> Body:
    """The body of a chat completion for this prompt, as this dialect wants it."""
    body: Body = {"model": model, "messages": _messages(prompt, dialect)}
    if dialect.temperature == "any":
        body["temperature"] = prompt.temperature
    elif dialect.temperature == "unit":
        body["temperature"] = _within_one(prompt.temperature)
    if dialect.tokens != "unsaid":
        most = dialect.most_tokens or prompt.max_tokens
        body[dialect.tokens] = min(prompt.max_tokens, most)
    if dialect.thinking == "off":
        body["enable_thinking"] = False
    else:
        body |= fields(dialect.effort, effort)
    if dialect.stream:
        body["stream"] = True
    if prompt.shape is not None and dialect.answer == "json_object":
        body["response_format"] = {"type": "json_object"}
    elif prompt.shape is not None and dialect.answer == "json_schema":
        schema = {
            "name": prompt.shape.__name__[:64],
            "strict": True,
            "schema": schema_for(prompt.shape),
        }
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    return body


def _within_one(temperature: float) -> float:
    """Zhipu's interval is open at both ends."""
    return min(max(temperature, 0.01), 0.99)


def _messages(prompt: Prompt, dialect: Dialect) -> list[dict[str, str]]:
    messages = list(prompt.messages)
    if prompt.shape is not None and dialect.answer != "json_schema":
        messages.append(Message(role="user", content=_form(prompt)))
    if not dialect.system:
        messages = [
            m.model_copy(update={"role": "user"}) if m.role == "system" else m
            for m in messages
        ]
    # Some chat templates refuse two messages of one role in a row.
    joined: list[dict[str, str]] = []
    for message in messages:
        if joined and joined[-1]["role"] == message.role:
            joined[-1]["content"] += f"\n\n{message.content}"
        else:
            joined.append({"role": message.role, "content": message.content})
    return joined


def _form(prompt: Prompt) -> str:
    """The schema to read. JSON mode wants the word "json" in a message (DashScope)."""
    assert prompt.shape is not None  # noqa: S101  # for the type checker
    schema = schema_for(prompt.shape, strict=False)
    text = json.dumps(schema, ensure_ascii=False)
    return f"<formatting>\nJSON Schema:\n```json\n{text}\n```\n</formatting>"


HOPELESS = re.compile(
    r"context.{0,8}(length|window)|maximum context|too long|prompt is too"
    r"|content.{0,3}(filter|management)|inspection|sensitive|敏感|违规|不安全|moderation"
    r"|model.{0,80}(not.{0,3}(found|exist)|does not exist)|(no such|unknown) model"
    r"|insufficient|余额|欠费"
)
EFFORT = re.compile(r"reasoning|thinking|chat_template|effort")
LIMITED = re.compile(
    r"between|range|interval|less than|greater|at most|maximum|<=?\s*1|[\[(（]\s*0"
    r"|0\s*[-~,，]\s*1|取值|区间|范围|不能大于|超过"
)


def _less_form(dialect: Dialect, _: ErrorAnswer, sent: Body) -> Dialect | None:
    if "response_format" not in sent:
        return None
    below: Literal["json_object", "prompt"] = (
        "json_object" if dialect.answer == "json_schema" else "prompt"
    )
    return dialect.model_copy(update={"answer": below})


def _other_temperature(
    dialect: Dialect, complaint: ErrorAnswer, sent: Body
) -> Dialect | None:
    if "temperature" not in sent:
        return None
    limited = LIMITED.search(complaint.text) and dialect.temperature == "any"
    clamped = _within_one(sent["temperature"]) != sent["temperature"]
    to = "unit" if limited and clamped else "unsaid"
    return dialect.model_copy(update={"temperature": to})


def _other_tokens(
    dialect: Dialect, complaint: ErrorAnswer, sent: Body
) -> Dialect | None:
    name = dialect.tokens
    if name not in sent:
        return None
    renamed = "max_completion_tokens" in complaint.text and name == "max_tokens"
    numbers = [int(digits) for digits in re.findall(r"\d{3,9}", complaint.message)]
    smaller = [number for number in numbers if number < sent[name]]
    if smaller and not renamed:
        return dialect.model_copy(update={"most_tokens": max(smaller)})
    to = "max_completion_tokens" if name == "max_tokens" else "unsaid"
    return dialect.model_copy(update={"tokens": to})


def _other_thinking(dialect: Dialect, _: ErrorAnswer, sent: Body) -> Dialect | None:
    to = "unsaid" if "enable_thinking" in sent else "off"
    return dialect.model_copy(update={"thinking": to})


def _other_effort(dialect: Dialect, sent: Mapping[str, Any]) -> Dialect | None:
    way = "reasoning_effort" if dialect.effort == "untried" else dialect.effort
    if dialect.thinking == "off" or way not in sent:
        return None
    return dialect.model_copy(update={"effort": following(dialect.effort)})


def _streamed(dialect: Dialect, _: ErrorAnswer, sent: Body) -> Dialect | None:
    return None if "stream" in sent else dialect.model_copy(update={"stream": True})


def _without_system(dialect: Dialect, _: ErrorAnswer, sent: Body) -> Dialect | None:
    roles = {message["role"] for message in sent["messages"]}
    return dialect.model_copy(update={"system": False}) if "system" in roles else None


Lesson = Callable[[Dialect, ErrorAnswer, Body], Dialect | None]
# In this order: an error that names two things is about the rarer one.
LESSONS_BY_NAME: tuple[tuple[re.Pattern[str], Lesson], ...] = (
    (re.compile(r"enable_thinking"), _other_thinking),
    (
        re.compile(
            r"response.{0,3}(format|type)|json.{0,3}(schema|object|mode)"
            r"|structured.{0,3}output|guided|grammar|结构化输出|返回格式|输出格式"
        ),
        _less_form,
    ),
    (
        re.compile(r"max.{0,3}(completion|output|new|generated)?.{0,3}tokens"),
        _other_tokens,
    ),
    (re.compile(r"temperature|温度"), _other_temperature),
    (
        re.compile(
            r"only support.{0,10}stream|enable the stream|stream.{0,20}(true|only)"
        ),
        _streamed,
    ),
    (
        re.compile(r"system.{0,3}(role|message|prompt|instruction)|role.{0,30}system"),
        _without_system,
    ),
)


def learn(
    dialect: Dialect, complaint: ErrorAnswer, sent: Mapping[str, Any]
) -> Dialect | None:
    """How to ask instead; None where another way of asking would not help.

    The third lesson is the last one: it leaves out all that a server can dislike.
    Ways to say how much to think do not count: there are five of them.
    """
    hopeless = HOPELESS.search(complaint.text)
    if complaint.status not in LEARNABLE or hopeless:
        return None
    thinks_else = _other_effort(dialect, sent)
    if thinks_else and EFFORT.search(f"{complaint.field} {complaint.text}"):
        return thinks_else
    learnt = _named(dialect, complaint, dict(sent))
    if learnt is None and thinks_else and complaint.status in UNNAMED:
        return thinks_else  # without it, this kind of request was answered
    learnt = learnt or _guessed(dialect, complaint, sent)
    if learnt is None or dialect.lessons >= LESSONS:
        return None
    lessons = dialect.lessons + 1
    if lessons == LESSONS:
        form = "prompt" if "response_format" in sent else learnt.answer
        modest = {"answer": form, "temperature": "unsaid"}
        learnt = learnt.model_copy(update=modest)
    return learnt.model_copy(update={"lessons": lessons})


def _named(dialect: Dialect, complaint: ErrorAnswer, sent: Body) -> Dialect | None:
    for words in (complaint.field, complaint.text):
        for name, lesson in LESSONS_BY_NAME:
            if name.search(words) and (learnt := lesson(dialect, complaint, sent)):
                return learnt
    return None


def _guessed(
    dialect: Dialect, complaint: ErrorAnswer, sent: Mapping[str, Any]
) -> Dialect | None:
    """Zhipu's code 1210 only says that some parameter is wrong."""
    if complaint.status not in UNNAMED:
        return None
    if "response_format" in sent:
        return _less_form(dialect, complaint, dict(sent))
    if "temperature" in sent:
        return dialect.model_copy(update={"temperature": "unsaid"})
    return None
