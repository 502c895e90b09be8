"""Text made whole, which characters a reader can see, and text without the others."""

import re
import unicodedata
from urllib.parse import quote

# Nothing of this is in a text that is whole: controls but the white space among them,
# the two that no XML may hold (§2.2), and halves of UTF-16's pairs.
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What stands where an encoding was mistaken: controls, lone halves, private signs.
_NO_SIGN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_LOOKED_AT = 65_536  # characters
_FEW, _SHARE = 2, 0.1  # that stand in a text, and of all its characters
# Terminal sequences go as a whole, not only their ESC (ECMA-48).
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\x9d]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(9), *range(0x0E, 0x1C), *range(0x7F, 0xA0))),
    **dict.fromkeys((0x0B, 0x0C), "\n"),  # ends of lines and pages
    **dict.fromkeys((*range(0x1C, 0x20), 0x85), " "),  # separators
    **dict.fromkeys((0xFFFE, 0xFFFF)),
}

# Invisible though no format characters: fillers, joiners and variation selectors
# (Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties).
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0e\uffa0"
    "\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
# What an emoji needs: a selector behind a symbol or in a keycap, a joiner between two.
_SYMBOL = (
    "\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_STRAY_SELECTOR = re.compile(
    f"(?<![{_SYMBOL}0-9#*])\ufe0f|(?<=[0-9#*])\ufe0f(?!\u20e3)"
)
# Of printable characters only these can be more than they seem.
_ODD = re.compile(f"{_IGNORABLE.pattern}|\ufe0f")
_STRAY_JOINER = re.compile(f"(?<![{_SYMBOL}\ufe0f])\u200d|\u200d(?![{_SYMBOL}])")


def whole(text: str) -> str:
    r"""`text` as valid Unicode without controls: what every foreign text passes once.

    The two halves of a character are joined, a lone one is U+FFFD. Of the controls
    tabs and line ends stay; what is invisible otherwise is the business of `visible`.

    >>> whole("\ud83d\ude00 \ud83d \x1b[31mred\x00")
    '😀 � red'
    """
    if text.isprintable() or not _BROKEN.search(text):
        return text
    return _SEQUENCE.sub("", _joined(text)).translate(_CONTROLS)


def is_no_text(text: str) -> bool:
    r"""Whether its beginning is not read as it was meant, or was never a text.

    >>> is_no_text("\x00<\x00r\x00s\x00s"), is_no_text("a\x00 b\ue000")
    (True, False)
    """
    beginning = _joined(text[:_LOOKED_AT])
    found = len(_NO_SIGN.findall(beginning))
    return found > max(_FEW, _SHARE * len(beginning))


def _joined(text: str) -> str:
    """The halves of a character as one, a lone one as U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def visible(text: str) -> str:
    r"""`text` without what no reader can see; each white space is one space.

    >>> visible("a\u202e\tb\n  c\ufe0f")
    'a b c'
    """
    if text.isprintable():
        if "  " not in text and not _ODD.search(text):
            return text
    else:
        spaced = "".join(" " if c.isspace() else c for c in text)
        text = "".join(c for c in spaced if c.isprintable() or not _hidden(c))
    shown = _STRAY_JOINER.sub("", _STRAY_SELECTOR.sub("", _IGNORABLE.sub("", text)))
    return re.sub(" {2,}", " ", shown)


def concealed(text: str) -> list[str]:
    """The characters of `text` that `visible` drops, white space of other kinds too."""
    odd = [c for c in text if not (c.isprintable() or unicodedata.category(c) == "Zs")]
    found = [c for c in odd if _hidden(c)]
    for pattern in (_IGNORABLE, _STRAY_SELECTOR, _STRAY_JOINER):
        found += pattern.findall(text)
    return found


def _hidden(char: str) -> bool:
    """Control, format and private characters, and noncharacters."""
    if unicodedata.category(char) == "Cn":  # a new emoji, or never a character
        return (ord(char) | 1) % 0x10000 == 0xFFFF or "\ufdd0" <= char <= "\ufdef"  # noqa: PLR2004
    return char != "\u200d"


def visible_url(url: str) -> str:
    """`url` with its invisible characters percent-encoded (RFC 3986, §2.1)."""
    if url.isascii() and url.isprintable():
        return url
    return "".join(c if c.isprintable() and visible(c) == c else quote(c) for c in url)
