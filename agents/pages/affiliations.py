"""The institutions of a paper's authors, where the paper marks or labels them. Pure.

Without a mark nobody can tell a person's line from an institution's, so that only what
LaTeXML marks as an affiliation, or what a label announces, is taken.
"""

import re
from collections.abc import Iterable

_LABELLED = re.compile(
    r"^[^\w(（]*(?:author )?(?:affiliations?|institutions?|institutes?|作者单位|单位|机构)"
    r"\s{0,4}[:：]\s*(\S.{0,400})$",
    re.IGNORECASE | re.ASCII,
)
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
_MARK = re.compile(r"^[\s\d*†‡§¶#,.\[\]()∗⋆]+|[\s*†‡§¶,.;∗⋆]+$")
_PIECE = re.compile(r"\s*[,，;；|、]\s*|\s+[&]\s+|\n")
# What an author belongs to, the largest first: a city or a department is none.
_KINDS = tuple(
    re.compile(words, re.IGNORECASE | re.ASCII)
    for words in (
        r"\buniversit|\buniversidad|\bpolytechnic|\b(?:MIT|ETH|EPFL|KAIST)\b|大学",
        r"\binstitute\b|\bacademy\b|\bcolleges?\b|研究院|研究所|科学院|学院",
        r"\b(?:inc|ltd|corp|corporation|company|gmbh|group|technologies)\b|公司|集团",
        r"\bresearch\b|\blabs?\b|\blaborator(?:y|ies)\b|\bcent(?:er|re)\b|实验室|中心",
        r"\bschool\b|\bfacult",
    )
)
_PART = re.compile(
    r"\b(?:department|dept|division|school|faculty)\b|系$", re.IGNORECASE
)
_LONGEST = 60


def institutions(marked: Iterable[str], authors: str) -> tuple[str, ...]:
    """Each once, the first author's first; of an address the institution alone.

    `marked` are the affiliations that the page marks, `authors` the rest of the
    block, line by line, of which only labelled lines count.

    >>> institutions(["1 Dept. of CS, Tsinghua University, Beijing, China"], "")
    ('Tsinghua University',)
    """
    labelled = (
        piece
        for line in authors.split("\n")
        if (found := _LABELLED.match(line))
        for piece in re.split(r"\s*[;；、]\s*", found[1])
    )
    named: dict[str, str] = {}
    for line in (*marked, *labelled):
        if name := institution(line):
            named.setdefault(name.casefold(), name)
    return tuple(named.values())


def institution(line: str) -> str:
    """The institution that one affiliation names; "" for an address alone."""
    text = _ADDRESS.sub(" ", line)
    pieces = [name for piece in _PIECE.split(text) if (name := _MARK.sub("", piece))]
    for kind in _KINDS:
        for piece in pieces:
            if kind.search(piece) and len(piece) <= _LONGEST:
                return piece
    whole = [piece for piece in pieces if not _PART.search(piece)]
    return whole[0] if whole and len(whole[0]) <= _LONGEST else ""


def names_institutions(text: str) -> bool:
    """Whether a text speaks of institutions at all, labelled or not.

    >>> names_institutions("Ada Lovelace, University of London")
    True
    """
    return any(kind.search(text) for kind in _KINDS)
