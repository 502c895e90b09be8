"""Web addresses within a text, and those of them that no source has. Pure."""

import re
from functools import lru_cache

from agents.domain.canonical import canonical

_SIGN = r"(?:[!#-'*-;=?-_a-~]|\([!#-'*-;=?-_a-~]*\))"  # brackets only in pairs
_ADDRESS = re.compile(
    rf"(?:https?://|(?<![a-z0-9_@.])www\.){_SIGN}+"
    r"|(?<![a-z0-9_@.])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|io|ai|cn|dev|gov|edu)"
    rf"(?![a-z])(?:/{_SIGN}*)?",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'*|"
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOME = re.compile(r"https://[^/?#]+")
_GAP = "\0"  # in no text that came through a door
# What has nothing left to hold, or to introduce, where an address is gone.
_LEFT = (
    (re.compile(r"\[([^\[\]]*)\]\(\0[^()]*\)"), r"\1"),
    (re.compile(r"[(（\[【<＜‹`]\s*\0\s*[)）\]】>＞›`]"), "\0"),
    (re.compile(r"\s*[:：]?\s*\0(?=\s*(?:[,.;，。；、)）\]】]|$))"), ""),
    (re.compile(r"\s*\0"), ""),
)


def addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses stand, without what belongs to the sentence around them."""
    return [
        (found.start(), found.start() + len(_bare(found[0])))
        for found in _ADDRESS.finditer(text)
    ]


def unsourced(text: str, source: str) -> list[str]:
    """The addresses of `text` that are not one of `source`, nor the home of one.

    Spellings of one address are one: scheme, `www.`, tracking, a last slash.
    """
    found = [text[start:end] for start, end in addresses(text)]
    known = _known(source) if found else frozenset()
    return [address for address in found if _page(address) not in known]


def without_unsourced(text: str, source: str) -> str:
    """`text` without the addresses that a page may make a link of, and its words whole.

    A host that is named like a thing (Character.ai) is a word.
    """
    lacking = {one for one in unsourced(text, source) if _leads(one)}
    if not lacking:
        return text
    pieces, end = [], 0
    for start, stop in addresses(text):
        if text[start:stop] in lacking:
            pieces += [text[end:start], _GAP]
            end = stop
    left = "".join((*pieces, text[end:]))
    for pattern, instead in _LEFT:
        left = pattern.sub(instead, left)
    return left.strip()


def _leads(address: str) -> bool:
    return "/" in address or address.lower().startswith("www.")


def _bare(found: str) -> str:
    return found.rstrip(_TRAILING if "[" in found else f"{_TRAILING}]")


def _page(address: str) -> str:
    return canonical(f"https://{_SCHEME.sub('', address)}")


@lru_cache(maxsize=64)  # an answer's sentences are held against it one after the other
def _known(source: str) -> frozenset[str]:
    pages = {_page(source[start:end]) for start, end in addresses(source)}
    return frozenset(
        pages | {found[0] for page in pages if (found := _HOME.match(page))}
    )
