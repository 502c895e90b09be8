"""No secret gets into a message, whatever a server echoes."""

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from agents.domain.characters import visible

MASK = "***"
# What people type where a server wants no key ("ollama", "EMPTY"): masking such a
# word would damage answers, and it protects nothing.
SHORTEST_SECRET = 8
PLACEHOLDERS = frozenset({"lm-studio", "no-key-needed", "not-needed", "dummy-key"})
KEY_LIKE = re.compile(
    r"\b(?:sk|gh[pousr]|xox[abp])[-_][\w*.-]{6,}|(?i:bearer)\s+\S{6,}"
)
LONGEST_QUOTE = 200  # characters of a foreign message


def redact(text: str, secrets: Iterable[str]) -> str:
    """The text without the secrets, also where they are percent-encoded.

    >>> redact("key=abcd-1234", ["abcd-1234"])
    'key=***'
    """
    spellings = {
        spelling
        for secret in secrets
        if len(secret) >= SHORTEST_SECRET and secret.lower() not in PLACEHOLDERS
        for spelling in (secret, quote(secret, safe=""))
    }
    for spelling in sorted(spellings, key=lambda s: (-len(s), s)):
        text = text.replace(spelling, MASK)
    return text


def quotable(text: str, secrets: Iterable[str]) -> str:
    """A foreign message as one short line that is safe to print."""
    line = visible(redact(text, secrets)).strip()
    line = KEY_LIKE.sub(MASK, line)
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def shown(url: str) -> str:
    """An address without userinfo and query, where keys hide.

    >>> shown("https://me:secret@example.org:8000/v1?key=secret")
    'https://example.org:8000/v1'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
