"""Foreign bytes and JSON, read and made whole in one go: the doors' common way in."""

import json
import re
from typing import Any

from agents.domain.characters import whole

# JSON's spellings of what `whole` mends; without any, its strings are whole already.
_ESCAPED = re.compile(r"\\(?:[bf]|u(?:[dD][89a-fA-F]|00[0189]|007[fF]|[fF]{3}[eEfF]))")


def text_of(body: bytes) -> str:
    """UTF-8 as `whole` text, without its mark; what is no UTF-8 becomes U+FFFD.

    Java and some databases write each half of a pair by itself (CESU-8).
    """
    try:
        text = body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    return whole(text.removeprefix("\ufeff"))


def whole_number(said: Any) -> int | None:
    """A model's number, `7` or `"7"`; None for what is none."""
    if isinstance(said, str) and re.fullmatch(r"\s*\d{1,9}\s*", said):
        return int(said)
    return said if isinstance(said, int) and not isinstance(said, bool) else None


_CSI = "\x9b"


def document(said: bytes | str) -> Any:
    """The value that JSON says, all its texts whole. Raises ValueError, nothing else."""
    # The one sign that begins a terminal's sequence and may stand in JSON as it is: whole
    # would take what follows with it, a closing quote too.
    if isinstance(said, bytes):
        text = text_of(said.replace(_CSI.encode(), b""))
    else:
        text = whole(said.replace(_CSI, ""))
    try:
        value = json.loads(text)
        return all_whole(value) if _ESCAPED.search(text) else value
    except RecursionError as error:
        raise ValueError("brackets are nested too deeply") from error


def all_whole(value: Any) -> Any:
    """The value with each text in its lists and mappings made whole."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [all_whole(part) for part in value]
    if isinstance(value, dict):
        return {all_whole(key): all_whole(part) for key, part in value.items()}
    return value
