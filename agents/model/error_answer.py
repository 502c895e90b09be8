"""What a server's error answer says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agents.domain.foreign import document as read
from agents.model.allowance import UNSAID, Allowance, read_allowance
from agents.model.context import TooLong, read_too_long

# Only these fields speak. Others (FastAPI's `input`) repeat what we sent, with every
# parameter's name in it.
SPEAKING = frozenset(
    {"message", "msg", "detail", "error", "param", "loc", "code", "type", "reason"}
)
DEEPEST = 5
LONGEST = 4000


@dataclass(frozen=True)
class ErrorAnswer:
    """An error answer: status, the field it names (or ""), all that it says."""

    status: int
    field: str
    text: str  # lower case, for deciding
    message: str  # as sent, for quoting
    allowance: Allowance = UNSAID
    too_long: TooLong | None = None


def read_error_answer(
    status: int, headers: Mapping[str, str], body: str
) -> ErrorAnswer:
    """Any body at all; a page or plain text is its own message."""
    try:
        document = read(body)
    except ValueError:
        document = body
    said = dict(_said(document))
    message = next(
        (said[key] for key in ("message", "msg", "detail") if key in said), ""
    )
    text = " ".join(said.values())[:LONGEST].lower()
    return ErrorAnswer(
        status=status,
        field=(said.get("param") or said.get("loc", "")).lower(),
        text=text,
        message=(message or " ".join(said.values()))[:LONGEST],
        allowance=read_allowance(headers, body),
        too_long=read_too_long(status, text, body),
    )


def _said(
    value: object, key: str = "message", depth: int = 0
) -> Iterator[tuple[str, str]]:
    """Pairs of key and words, outermost last: `dict` keeps the outermost."""
    if isinstance(value, Mapping):
        for name in sorted(SPEAKING & value.keys()):
            if depth < DEEPEST:
                yield from _said(value[name], name, depth + 1)
    elif isinstance(value, list) and key == "loc":
        yield key, ".".join(str(part) for part in value)
    elif isinstance(value, list) and value and depth < DEEPEST:
        yield from _said(value[0], key, depth + 1)
    elif isinstance(value, str | int) and str(value).strip():
        yield key, str(value).strip()
