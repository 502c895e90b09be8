"""Visible characters only, of text that is whole. Pure."""

import re
import unicodedata
from typing import Literal

from agents.domain.characters import visible, whole
from agents.domain.han import count_han

# Numeric references of XML (§4.1) and HTML, which also reads them unended.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_LAST = 0x10FFFF

_LINE_ENDS = ("\r\n", "\r", "\u2028")
_BLANK_LINES = re.compile(r"\n{3,}")

_JOINERS = "\u200d\ufe0f"
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile("[A-Za-z]+")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|for|with|is|on|we|this|that|from|by|an?)\b"
)


def resolved(markup: str) -> str:
    """`markup` whole in its numeric references too: those of odd characters are read.

    They name halves of pairs, controls, and the bytes 80 to 9F, which stand for
    windows-1252 (HTML, §13.2.5.80). All others are left to the parser.
    """
    if "&#" not in markup:
        return markup
    return whole(_REFERENCE.sub(_read, markup))


def _read(reference: re.Match[str]) -> str:
    digits = (reference[1] or reference[2]).lstrip("0")
    code = int(digits or "0", 16 if reference[1] else 10) if len(digits) < 9 else -1  # noqa: PLR2004
    if not 0 < code <= _LAST:
        return "\ufffd"
    if 0x80 <= code <= 0x9F:  # noqa: PLR2004
        return bytes([code]).decode("cp1252", "replace")
    return chr(code) if whole(chr(code)) != chr(code) else reference[0]


def clean(text: str) -> str:
    r"""One line in NFC, single spaces, nothing in it that a reader cannot see.

    >>> clean("a\u202eb \u3000 c\n")
    'ab c'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    # NFC before, since it changes a few symbols, and after, since two letters may
    # have become neighbours.
    text = unicodedata.normalize("NFC", text).replace("\u2800", " ")
    return unicodedata.normalize("NFC", visible(text)).strip()


def clean_lines(text: str) -> str:
    """The same, line by line; one empty line between paragraphs at most."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    text = text.replace("\u2029", "\n\n")
    lines = "\n".join(clean(line) if line else "" for line in text.split("\n"))
    lines = lines.strip("\n")
    return _BLANK_LINES.sub("\n\n", lines) if "\n\n\n" in lines else lines


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, with `…` in place of the rest.

    >>> cut("frontier", 6)
    'front…'
    """
    if len(text) <= limit:
        return text
    end = limit - 1
    while end > 0 and _is_inside(text, end):
        end -= 1
    return f"{text[:end].rstrip()}…" if limit > 0 else ""


def han_share(text: str) -> float:
    """The share of Chinese characters among all letters; 0.0 without letters."""
    letters = len(_LETTER.findall(text))
    return count_han(text) / letters if letters else 0.0


def language_of(text: str) -> Literal["zh", "en", ""]:
    """Nothing where it is another language, or too little to tell.

    Chinese text is full of Latin names, so a Han character weighs as much as a word.
    """
    if text.isascii():
        return "en" if _LATIN_WORD.search(text) else ""
    words = len(_LATIN_WORD.findall(text))
    han = count_han(text)
    if len(_KANA_OR_HANGUL.findall(text)) > han / 4:
        return ""
    if han and han >= words:
        return "zh"
    is_english = len(_ENGLISH.findall(text.lower())) * 12 >= words
    return "en" if words and is_english else ""


def _is_inside(text: str, end: int) -> bool:
    """Whether a cut before `text[end]` would tear a character that a reader sees."""
    after, before = text[end], text[end - 1]
    if after in _JOINERS or before == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    is_mark = unicodedata.category(after).startswith("M")
    return is_mark or (_is_flag_half(after) and _is_flag_half(before))


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
