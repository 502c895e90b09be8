"""Names, quotations and addresses of an answer, looked for in the material."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from agents.domain.addresses import addresses, unsourced
from agents.summariser.spans import aliases
from agents.summariser.spans.span import Span
from agents.summariser.words.trade import COMMON

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_NAME = re.compile(
    rf"(?<![{_LETTER}0-9])[{_LETTER}][{_LETTER}0-9]*(?:[.+\-_/&][{_LETTER}0-9]+)*\+*"
    r"|(?<![\d.])\d+[x×]\d+[A-Za-z]*"  # 8x7B, 1280×768
)
_VERSION = re.compile(r"[vV]\d[\d.]*|Q[1-4]|H[12]")
_BY = re.compile(r"(?<=\d)[x×](?=\d)")
_PIECE = re.compile(rf"[{_LETTER}]+|\d+(?:\.\d+)*[A-Za-z]*")
_JOINT = re.compile(r"[-/_&](?!\d+(?:\.\d+)*(?:[-/_&]|$))")  # GLM-4-9B: GLM-4 and 9B
# A name and its number: not "MMLU 88.6", nor "FinLLaMA 4 个".
_NUMBERED = re.compile(
    rf"(?<![{_LETTER}])([{_LETTER}]{{2,}}) (1?\d\.\d|\d{{1,4}})(?![\d.]*\d|\s?[%％万亿个种倍张年月日+-]|[{_LETTER}])"
)
_QUOTED = re.compile(r"“([^“”]{1,400})”")
_LEFT_OUT = re.compile(r"…+|\.{3,}|\[[^\]]{0,40}\]|［[^］]{0,40}］")
_TERM = 8  # shorter quotation marks set off a word, not a quotation
_INITIALS = 1
_SHORT = 3  # letters of an abbreviation that could be any three words' initials
_LONGEST = 64  # letters; what is longer is no name that is spelt in several ways
_SMALL = re.compile(r"(?:a|an|and|by|for|from|in|of|on|or|the|to|with)")


def folded(text: str) -> str:
    """NFKC, lower case, without spaces, hyphens and the like."""
    return re.sub(
        r"[\s\-_·.,'’‘“”\"]+", "", unicodedata.normalize("NFKC", text).lower()
    )


@dataclass(frozen=True)
class Name(Span):
    """`text[start:end]`, which is its `value`, may name something."""

    kind = "name"

    value: str
    unit: str = ""

    @property
    def is_common(self) -> bool:
        """A word of the trade names nothing."""
        return is_common(self.value)


def spelt(text: str) -> list[Name]:
    """Where Latin words stand that may be names, numbers within them included."""
    bare = list(text)
    for start, end in addresses(text):
        bare[start:end] = " " * (end - start)
    found = _NAME.finditer("".join(bare))
    return [
        Name(*match.span(), match[0])
        for match in found
        if not _VERSION.fullmatch(match[0])
    ]


def latin_names(text: str) -> list[str]:
    """Latin names, longest form, in order; common words of the trade left out."""
    found = (name.value for name in spelt(text) if not name.is_common)
    return list(dict.fromkeys(found))


def is_common(name: str) -> bool:
    """A word of the trade, or a single letter."""
    bare = name.lower()
    short = len(name) <= _INITIALS and bare.isalpha()
    return short or bare in COMMON or _all_common(bare)


def _all_common(name: str) -> bool:
    """`AI/ML`, `LLM-based`: nothing but words of the trade."""
    return all(piece in COMMON or not piece for piece in re.split(r"[-/_+&]", name))


@lru_cache(maxsize=1024)
def spelling(name: str) -> re.Pattern[str]:
    """`name` as a word of its own, however it is spaced, hyphenated or capitalised.

    Qwen is found in Qwen2.5, but Meta not in metadata, nor Qwen2 in Qwen2.5.
    """
    if len(name) > _LONGEST or not _PIECE.search(name):
        return re.compile(re.escape(name), re.IGNORECASE)
    sides = [_joined(side) for side in _BY.split(name)]  # of 8x7B
    word = re.search(r"[^\d\W]{2}$", name)
    after = r"s?(?![A-Za-z])" if word else r"s?(?![A-Za-z\d]|\.\d)"
    if re.search(r"\d[Bb]$", name):
        after = r"\d?(?![A-Za-z\d])"  # a footnote's number may stick to it: 7B1
    inner = r"\s?(?:[x×*]|\\?times|by)\s?".join(sides)
    return re.compile(rf"(?<![A-Za-z\d]){inner}{after}", re.IGNORECASE)


def _joined(name: str) -> str:
    pieces = (re.escape(piece) for piece in _PIECE.findall(name))
    return r"[\s\-_./^&+'’]{0,2}".join(pieces)


def missing_names(text: str, source: str) -> list[str]:
    """Names in `text` that the material never mentions, in any spelling known."""
    found = [name for name in latin_names(text) if not _mentioned(name, source)]
    return found + aliases.missing(text, source)


def unmentioned(text: str, source: str) -> list[str]:
    """All Latin words in `text` that stand in it in no spelling, common ones too."""
    found = dict.fromkeys(name.value for name in spelt(text))
    return [name for name in found if not _mentioned(name, source)]


def _mentioned(name: str, source: str) -> bool:
    if any(found.search(source) for found in (spelling(name), *aliases.patterns(name))):
        return True
    if len(name) > _LONGEST:
        return False
    pieces = [piece for piece in _JOINT.split(name) if piece]
    if len(pieces) > 1:
        return all(is_common(piece) or _mentioned(piece, source) for piece in pieces)
    return name.rstrip("s").isupper() and _abbreviates(name.rstrip("s"), source)


def _abbreviates(name: str, source: str) -> bool:
    """Whether the source spells it out: RAG is Retrieval-Augmented Generation."""
    capitals, letters = _initials(source)
    return name in capitals if len(name) <= _SHORT else name.lower() in letters


@lru_cache(maxsize=64)  # an answer's names are looked for one after the other
def _initials(source: str) -> tuple[str, str]:
    """The first letters of its words: only the capitals, and all in lower case."""
    words = re.findall(r"[A-Za-z][a-z]*", source)
    first = [word[0] for word in words if not _SMALL.fullmatch(word)]
    capitals = (letter if letter.isupper() else " " for letter in first)
    return "".join(capitals), "".join(first).lower()


def misnumbered(text: str, source: str) -> list[tuple[int, int]]:
    """Where `text` gives a name a number that `source` gives only other numbers.

    Claude 3 is none of a source about Claude 3.5; MMLU 88.6 is no such name.
    """
    found = list(_NUMBERED.finditer(text))
    wrong = {
        match[0]: _misnumbered(match[1], match[2], source)
        for match in {match[0]: match for match in found}.values()
    }
    return [match.span(2) for match in found if wrong[match[0]]]


def _misnumbered(name: str, number: str, source: str) -> bool:
    glued = source.lower().replace(" ", "")  # ClaudeOpus4.7正式发布
    return bool(
        not spelling(f"{name} {number}").search(source)
        and not re.search(rf"{re.escape(f'{name}{number}'.lower())}(?!\.?\d)", glued)
        and re.search(
            rf"(?<![A-Za-z\d]){re.escape(name)}[\s-]?\d", source, re.IGNORECASE
        )
    )


def quotations(text: str) -> list[str]:
    """What stands in “ ” and is long enough to be somebody's words."""
    return [quote for quote in _QUOTED.findall(text) if len(quote) >= _TERM]


def missing_quotations(text: str, source: str) -> list[str]:
    """Quotations that don't stand in the material word for word.

    Marks aside, and what the quotation itself leaves out.
    """
    quotes = quotations(text)
    known = _words(source) if quotes else ""
    return [
        quote
        for quote in quotes
        if not all(_words(part) in known for part in _LEFT_OUT.split(quote))
    ]


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def missing_urls(text: str, source: str) -> list[str]:
    """Addresses that the material has not; Character.ai may be its Character AI."""
    return [
        url
        for url in unsourced(text, source)
        if "/" in url or not spelling(url).search(source)
    ]
