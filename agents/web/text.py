"""Text from the web: decoded, cleaned, cut, and freed from its HTML. Pure."""

from agents.web.characters import (
    clean,
    clean_lines,
    cut,
    han_share,
    language_of,
    resolved,
)
from agents.web.encoding import decode
from agents.web.markup import plain

__all__ = [
    "clean",
    "clean_lines",
    "cut",
    "decode",
    "han_share",
    "language_of",
    "plain",
    "resolved",
]
