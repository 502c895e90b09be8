"""What the body of a chat completion says, however the server spells it."""

import json
import re
from dataclasses import dataclass
from typing import Literal

from agents.domain.characters import whole
from agents.messages.said import said
from agents.model.allowance import UNSAID, Allowance
from agents.model.thinking import FIELDS, tokens_of_thinking, without_thinking

Fault = Literal[
    "empty", "cut off", "filtered", "refused", "apologised", "not an answer"
]
FILTERED = frozenset({"content_filter", "sensitive", "content-filter", "safety"})
# How chat models say no in the answer's own text; no note on a story opens like this.
APOLOGY = re.compile(
    r"\W{0,3}(?:(?:我?[很非十]?[常分]?|实在)(?:抱歉|对不起)(?:[，,。.！!：:]|$|我|您|你)"
    r"|作为(?:一个|一名|一款)?\s?(?:AI|人工智能|大?语言模型)[^。\n]{0,12}[，,]\s?我"
    r"|我(?:无法|不能|没办法)(?:提供|完成|协助|回答|满足|帮|写|生成|处理)"
    r"|(?:I'm|I’m|I am) (?:very |really |so )?sorry\b|sorry,"
    r"|(?:unfortunately, )?I (?:cannot|can't|can’t|am unable to|won't)\b"
    r"|as an? (?:AI|(?:large )?language model)\b)",
    re.IGNORECASE,
)
LINE_END = re.compile(r"\r\n|\r|\n")
CUT_OFF = frozenset({"length", "max_tokens", "max_output_tokens"})

Found = tuple[str, Fault | None, str]  # text, fault, reason


@dataclass(frozen=True)
class Completion:
    """One answer as it came: `fault` is None when `text` can be used.

    Tokens are the server's count, None where it does not count; those of the thinking
    are among the completion's, and 0 where nothing tells of any.
    """

    text: str
    fault: Fault | None = None
    reason: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    thinking_tokens: int = 0
    shown: bool = False  # some of its reasoning
    allowance: Allowance = UNSAID


def read_completion(body: str, allowance: Allowance = UNSAID) -> Completion:
    """The first choice of a body, which may be anything at all.

    Texts are made whole where they are joined: a character may be split over two
    events or parts.
    """
    document = _document(body)
    if not isinstance(document, dict):
        words = said("sent {kind} instead of JSON", kind=_kind(body))
        return Completion("", "not an answer", words)
    if document.get("error"):
        error = document["error"]
        message = error.get("message", error) if isinstance(error, dict) else error
        words = whole(said("sent an error: {words}", words=message))
        return Completion("", "not an answer", words)
    choices = document.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(choice, dict):
        return Completion("", "not an answer", said("sent no choices"))
    usage = document.get("usage")
    prompt_tokens, completion_tokens = _usage(usage)
    message = choice.get("message")
    fields = message if isinstance(message, dict) else {}
    sent = _text(fields.get("content"))
    text, fault, reason = _choice(choice, fields, without_thinking(sent))
    shown = sent[: len(sent) - len(without_thinking(sent))] + _reasoning(fields)
    return Completion(
        text,
        fault,
        reason,
        prompt_tokens,
        completion_tokens,
        tokens_of_thinking(usage, completion_tokens, shown, without_thinking(sent)),
        bool(shown),
        allowance,
    )


def _choice(choice: dict[str, object], fields: dict[str, object], text: str) -> Found:
    finish = str(choice.get("finish_reason")).lower()
    if finish in CUT_OFF:
        return text, "cut off", said("cut its answer off")
    if finish in FILTERED:
        return "", "filtered", said("held its answer back (content filter)")
    if refusal := _text(fields.get("refusal")):
        return "", "refused", said("refused: {words}", words=refusal)
    if text:
        sorry: Found = "", "apologised", said("apologised instead of answering")
        return sorry if APOLOGY.match(text) else (text, None, "")
    if _reasoning(fields):
        return "", "empty", said("sent its reasoning without an answer")
    return "", "empty", said("sent an empty answer")


def _reasoning(fields: dict[str, object]) -> str:
    return "".join(_text(fields.get(name)) for name in FIELDS)


def _text(content: object) -> str:
    """A string, or the text parts of a list of parts."""
    if isinstance(content, str):
        return whole(content).strip()
    if not isinstance(content, list):
        return ""
    texts = [part.get("text") for part in content if isinstance(part, dict)]
    return whole("".join(text for text in texts if isinstance(text, str))).strip()


def _usage(usage: object) -> tuple[int | None, int | None]:
    """Gemini leaves its reasoning out of completion_tokens, but not out of the total."""
    counts = usage if isinstance(usage, dict) else {}
    asked = _count(counts.get("prompt_tokens"))
    completion = _count(counts.get("completion_tokens"))
    total = _count(counts.get("total_tokens"))
    if asked is not None and total is not None:
        completion = max(completion or 0, total - asked)
    return asked, completion


def _count(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and value >= 0 else None


def _document(body: str) -> object:
    try:
        document: object = json.loads(body)
    except (ValueError, RecursionError):
        return _events(body)
    return document


def _events(body: str) -> object:
    """A stream of events joined to one document; None if it is not one.

    Some servers stream though nobody asked; some models only stream.
    """
    deltas: list[str] = []
    thoughts: list[str] = []
    finish: object = None
    usage: object = None
    done = False
    for line in LINE_END.split(body):  # others may stand within a text
        data = line.removeprefix("data:").strip()
        done = done or data == "[DONE]"
        if not line.startswith("data:") or data == "[DONE]":
            continue
        try:
            event = json.loads(data)
            usage = event.get("usage") or usage
            for choice in event["choices"][:1]:
                deltas.append(_text_as_sent(choice["delta"].get("content")))
                thoughts += [_text_as_sent(choice["delta"].get(f)) for f in FIELDS]
                finish = choice.get("finish_reason") or finish
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None
    if not deltas:
        return None
    choice = {
        "message": {"content": "".join(deltas), FIELDS[0]: "".join(thoughts)},
        "finish_reason": finish or (None if done else "length"),
    }
    return {"choices": [choice], "usage": usage}


def _text_as_sent(content: object) -> str:
    return content if isinstance(content, str) else ""


def _kind(body: str) -> str:
    start = body.lstrip()[:200].lower()
    if not start:
        return said("nothing")
    is_page = "<html" in start or "<!doctype" in start
    return said("a page") if is_page else said("text")
