"""The text of a file that people edit: UTF-8, or refused with what it seems to be."""

import codecs

from agents.domain.han import has_han
from agents.errors import EncodingError

_LOOKED_AT = 4096  # bytes
_MANY = 0.1  # the share of NULs from which a text has two bytes a character


def utf8(content: bytes, file: object) -> str:
    """`content` of `file` as text, a byte order mark included. Raises EncodingError."""
    if _two_bytes(content):
        raise EncodingError(file, "UTF-16")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise EncodingError(file, *_seems(content, error.start)) from error


def _two_bytes(content: bytes) -> bool:
    """By its mark, or by the NULs that each ASCII character has beside it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    start = content[:_LOOKED_AT]
    return start.count(0) > len(start) * _MANY


def _seems(content: bytes, fault: int) -> tuple[str, int]:
    """The encoding, if it is known, and the line that holds the first wrong byte.

    Han before that byte speak for a UTF-8 file that was damaged there.
    """
    line = content.count(b"\n", 0, fault) + 1
    if not has_han(content[:fault].decode()):
        try:
            if has_han(content.decode("gb18030")):
                return "GBK", line
        except UnicodeDecodeError:
            pass
    return "", line
