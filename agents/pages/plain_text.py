"""Text from the web: decoded, cleaned, cut, and freed from its HTML. Pure."""

from agents.pages.clean_text import (
    clean,
    clean_lines,
    cut,
    han_share,
    language_of,
    resolved,
)
from agents.pages.encoding import decode
from agents.pages.markup import plain

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
