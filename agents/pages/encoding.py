"""The one decision about a document's encoding; its text is made whole. Pure.

Order: byte order mark, or a first sign of two or four bytes (XML 1.0, appendix F),
then what is valid UTF-8 beyond doubt, then what HTTP or the document declares, then
detection. A label never wins over bytes that contradict it.
"""

import re
from collections.abc import Callable

from agents.domain.characters import is_no_text, whole

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# How markup and JSON begin without a mark; of four bytes first.
_WIDE = ("utf-32-be", "utf-32-le", "utf-16-be", "utf-16-le")
_STARTS = tuple((sign.encode(codec), codec) for codec in _WIDE for sign in "<{[")

# Labels as in the WHATWG Encoding Standard: GB2312 and GBK mean GB18030, and Latin-1
# means windows-1252.
_LABELS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-1251": "cp1251",
    "koi8-r": "koi8_r",
    "iso-8859-2": "iso8859_2",
    "iso-8859-15": "iso8859_15",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "us-ascii": "cp1252",
}
_WEAK = "cp1252"  # the default of many servers: it fits every byte and says nothing

_IN_HTTP = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.+-]+)", re.IGNORECASE)
_IN_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.+-]+)")
_IN_META = re.compile(
    rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.+-]+)", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a document may name its encoding
_SAMPLE = 65_536  # characters that detection looks at
_TOLERATED = 0.02  # damaged among the characters beyond ASCII
_CONVINCING = 0.9


def decode(body: bytes, content_type: str) -> tuple[str, bool]:
    """The text, whole, and whether there is doubt about it. Never raises.

    `content_type` is the HTTP header, empty where there is none. Doubtful is what was
    guessed, and what holds damaged characters; what is plainly no text is empty.
    """
    text, doubtful = _decided(body, content_type)
    if is_no_text(text):
        return "", True
    return whole(text), doubtful


def _decided(body: bytes, content_type: str) -> tuple[str, bool]:
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return _read(body[len(mark) :], codec)
    for start, codec in _STARTS:
        if body.startswith(start):
            return _read(body, codec)
    declared = _declared(body, content_type)
    if (text := _utf8(body, declared)) is not None:
        return text, False
    for codec in declared:
        text, is_damaged = _read(body, codec)
        if _damage(text) <= _TOLERATED and codec != _WEAK:
            return text, is_damaged
    return _detected(body, is_latin=_WEAK in declared)


def _declared(body: bytes, content_type: str) -> list[str]:
    head = body[:_HEAD]
    matches = (
        _IN_HTTP.search(content_type.encode("ascii", "replace")),
        _IN_XML.search(head),
        _IN_META.search(head),
    )
    labels = [match[1].decode("ascii").lower() for match in matches if match]
    return [_LABELS[label] for label in labels if label in _LABELS]


def _utf8(body: bytes, declared: list[str]) -> str | None:
    """The text if it can be nothing but UTF-8, or nothing else is declared.

    Two bytes in a row may be both UTF-8 and a character of GBK; three in UTF-8's form
    are no accident.
    """
    try:
        text = body.decode("utf-8", "surrogatepass")  # Java writes halves (CESU-8)
    except UnicodeDecodeError:
        return None
    others = [codec for codec in declared if codec not in ("utf-8", _WEAK)]
    is_sure = text.isascii() or any(char > "\u07ff" for char in text)
    is_wide = any(codec.startswith("utf-16") for codec in others) and "\0" in text
    return text if (is_sure or not others) and not is_wide else None


def _read(body: bytes, codec: str) -> tuple[str, bool]:
    text = body.decode(codec, "replace")
    return text, "\ufffd" in text


def _damage(text: str) -> float:
    """The share of characters that could not be read, among those beyond ASCII."""
    beyond = sum(char > "\x7f" for char in text)
    return text.count("\ufffd") / beyond if beyond else 0.0


def _detected(body: bytes, *, is_latin: bool) -> tuple[str, bool]:
    scores = [
        (share(body.decode(codec, "replace")[:_SAMPLE]), codec)
        for codec, share in _DETECTABLE
    ]
    score, codec = max(scores, key=lambda found: found[0])
    if score < _CONVINCING:
        codec = _WEAK if is_latin or _is_mostly_ascii(body) else "utf-8"
    return _read(body, codec)[0], codec != _WEAK or not is_latin


def _is_mostly_ascii(body: bytes) -> bool:
    return len(body.decode("ascii", "ignore")) >= 0.7 * len(body)


def _share(is_expected: Callable[[str], bool]) -> Callable[[str], float]:
    """How much of the text beyond ASCII is what a text in this encoding consists of."""

    def share(text: str) -> float:
        beyond = [char for char in text if char > "\x7f"]
        return sum(map(is_expected, beyond)) / len(beyond) if beyond else 0.0

    return share


def _is_ordinary_chinese(char: str) -> bool:
    """Among the 6,763 characters of GB2312, or punctuation."""
    return bool(char.encode("gb2312", "ignore")) and not _is_kana(char)


def _is_frequent_in_big5(char: str) -> bool:
    """Level 1 of Big5 and its punctuation, lead bytes A1 to C6."""
    return b"\xa1" <= char.encode("big5", "ignore")[:1] <= b"\xc6"


def _is_kana(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff"


def _japanese(text: str) -> float:
    """A third of kana at least, and beside them what Shift JIS holds."""
    held = _share(lambda char: bool(char.encode("shift_jis", "ignore")))
    return min(1.0, 3 * _share(_is_kana)(text)) * held(text)


# In order of preference among equal scores.
_DETECTABLE: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("gb18030", _share(_is_ordinary_chinese)),
    ("big5hkscs", _share(_is_frequent_in_big5)),
    ("cp932", _japanese),
)
