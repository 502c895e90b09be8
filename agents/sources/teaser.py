"""A feed's text that was cut off ends at its last whole sentence. Pure."""

import re

from agents.domain.sentences import spans

_TAIL = 300  # characters in which the marks of a cut are looked for
_NEAR = 600  # and those in which the last sentence mostly ends
_LEAST = 100  # characters; what is shorter may be a title or a note without its stop

_CUT = re.compile(
    r"\s*(?:(?<!…)…(?!…)|(?<!\.)\.\.\.(?!\.)|[\[(（](?:…+|\.\.\.|more)[\])）])[^\w…]*$"
)
_MORE = re.compile(
    r"(?:^|(?<=[\s.。！？!?…\])）]))(?:continue reading\b|keep reading\b|learn more\b"
    r"|(?:click here to )?(?:read|view|see) (?:more|on|the (?:full|rest|whole)|full|original)\b"
    r"|the post\b.{1,200}\bappeared first on\b)(?:[^.。!?！？\n]|[.!?](?=\S)){0,200}\.?\s*$"
    r"|[\[(（【]?(?:点击)?(?:(?:阅读|查看|浏览|展开)(?:全文|原文|更多|详情|剩余内容)|继续阅读)\W*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[.。!！?？；;…][\"'”’」』)）\]】]{0,4}$")
# One of these stands in each mark.
_HINTS = (
    "…", "...", "more", "read ", "reading", "view ", "see ", "appeared first", "阅读", "查看", "浏览", "展开",
)  # fmt: skip
_BROKEN = re.compile(r"[\w，,、（(“\"-]$")
# What ends without a stop: an address, a label, a line of counts.
_NOTE = re.compile(r"www\.|[:：@<|·•]")


def whole_sentences(text: str) -> str:
    """The text without what a cut left of its last sentence, and without its mark.

    One that has no whole sentence stays as it is.

    >>> whole_sentences("The model is open. It runs on a lap […]")
    'The model is open.'
    """
    kept, is_cut = _unmarked(text)
    if not (is_cut or _breaks_off(kept)):
        return kept
    for near in (max(0, len(kept) - _NEAR), 0):
        ends = [stop for _, stop in spans(kept[near:]) if _ends(kept, near + stop)]
        if ends:
            return kept[: near + ends[-1]]
    return text


def _unmarked(text: str) -> tuple[str, bool]:
    """Without "Continue reading", "[…]" and the like, and whether it was cut there."""
    end, is_cut = len(text), False
    while True:
        start = max(0, end - _TAIL)
        tail = text[start:end]
        lower = tail.lower()
        if not any(map(lower.__contains__, _HINTS)):
            break
        if found := _CUT.search(tail):
            is_cut = True
        elif not (found := _MORE.search(tail)):
            break
        end = start + len(tail[: found.start()].rstrip())
    is_marked = end < len(text)
    return text[:end], is_cut or (is_marked and not _ends(text, end))


def _ends(text: str, at: int) -> bool:
    """Whether a sentence ends there."""
    return _WHOLE.search(text[max(0, at - 5) : at]) is not None


def _breaks_off(text: str) -> bool:
    """Whether its last paragraph ends in the middle of its second or a later sentence."""
    if len(text) < _LEAST or not _BROKEN.search(text[-1:]):
        return False
    last = text[text.rfind("\n", -_NEAR) + 1 :][-_NEAR:]
    said = list(spans(last))
    if len(said) < 2:  # noqa: PLR2004
        return False
    return not _NOTE.search(last[slice(*said[-1])])
