"""What a server's error answer says, and how long it asks us to wait."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from agents.domain.foreign import document as read

# Only these fields speak. Others (FastAPI's `input`) repeat what we sent, with every
# parameter's name in it.
SPEAKING = frozenset(
    {"message", "msg", "detail", "error", "param", "loc", "code", "type", "reason"}
)
DEEPEST = 5
LONGEST = 4000


@dataclass(frozen=True)
class Complaint:
    """An error answer: status, the field it names (or ""), all that it says."""

    status: int
    field: str
    text: str  # lower case, for deciding
    message: str  # as sent, for quoting
    retry_after: float | None = None  # seconds


def read_complaint(status: int, headers: Mapping[str, str], body: str) -> Complaint:
    """Any body at all; a page or plain text is its own message."""
    try:
        document = read(body)
    except ValueError:
        document = body
    said = dict(_said(document))
    message = next(
        (said[key] for key in ("message", "msg", "detail") if key in said), ""
    )
    text = " ".join(said.values())
    return Complaint(
        status=status,
        field=(said.get("param") or said.get("loc", "")).lower(),
        text=text[:LONGEST].lower(),
        message=(message or text)[:LONGEST],
        retry_after=retry_after(headers),
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


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds until the next request may start (RFC 9110, section 10.2.3).

    A date counts from the answer's own Date, so that no clock of ours is needed.
    """
    asked = headers.get("retry-after", "").strip()
    try:
        seconds = float(asked)
    except ValueError:
        return _until(asked, headers.get("date", ""))
    return max(0.0, seconds) if not math.isnan(seconds) else None


def _until(date: str, now: str) -> float | None:
    try:
        wait = parsedate_to_datetime(date) - parsedate_to_datetime(now)
    except (ValueError, TypeError):
        return None
    return max(0.0, wait.total_seconds())
