"""Well-formed, visible characters only. Pure."""

import re
import unicodedata

# Emoji, and what joins them: the only place where U+FE0F and U+200D mean something.
_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff]"
)
_ONE_EMOJI = f"{_EMOJI}\ufe0f?[\U0001f3fb-\U0001f3ff]?"
_EMOJI_SEQUENCE = f"{_ONE_EMOJI}(?:\u200d{_ONE_EMOJI})*|[0-9#*]\ufe0f\u20e3"

# Terminal sequences go as a whole, not only their ESC (ECMA-48).
_ESCAPE = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)

# Letters and marks that show nothing (Unicode's Default_Ignorable_Code_Point, beside
# the formats), and the planes of tags and private use.
_UNSEEN = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U000e0000-\U0010ffff]"
)

_KNOWN = re.compile(f"(?P<emoji>{_EMOJI_SEQUENCE})|{_ESCAPE}|{_UNSEEN}")
_SPACE = re.compile(r"[\s\u2800]+")  # with the Braille blank
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028]")
_BLANK_LINES = re.compile(r"\n{3,}")

# Control, format, surrogate, private use. Letters newer than Python's tables stay.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co"})
_JOINERS = "\u200d\ufe0f"

_HAN = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LETTER = re.compile(r"[^\W\d_]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|with|is|on|we|this|that|from|by|an?)\b")


def clean(text: str) -> str:
    """One line in NFC, single spaces, nothing in it that a reader cannot see.

    >>> clean("a\\u202eb\\x1b[31m \\u3000 c\\n")
    'ab c'
    """
    return _SPACE.sub(" ", _visible(text)).strip()


def clean_lines(text: str) -> str:
    """The same, line by line; one empty line between paragraphs at most."""
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    lines = "\n".join(clean(line) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


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
    return len(_HAN.findall(text)) / letters if letters else 0.0


def language_of(text: str) -> str:
    """`zh`, `en`, or nothing where it is another language or too little to tell.

    Chinese text names its products in Latin letters, so a third of Han is enough.
    """
    if len(_KANA_OR_HANGUL.findall(text)) > len(_HAN.findall(text)) / 4:
        return ""
    if han_share(text) >= 1 / 3:
        return "zh"
    words = text.lower()
    is_english = len(_ENGLISH.findall(words)) * 12 >= len(words.split())
    return "en" if words.isascii() and _LETTER.search(words) or is_english else ""


def _visible(text: str) -> str:
    text = _KNOWN.sub(lambda found: found["emoji"] or "", text)
    kept = (char for char in text if not _is_unseen(char))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_unseen(char: str) -> bool:
    if char.isspace() or char in _JOINERS:  # the joiners that are left join emoji
        return False
    if unicodedata.category(char) in _UNSEEN_CATEGORIES:
        return True
    return ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


def _is_inside(text: str, end: int) -> bool:
    """Whether a cut before `text[end]` would tear a character that a reader sees."""
    after, before = text[end], text[end - 1]
    if after in _JOINERS or before == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if unicodedata.combining(after):
        return True
    return _is_flag_half(after) and _is_flag_half(before)


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
