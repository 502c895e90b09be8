"""Whether a paper was withdrawn: what arXiv, or its authors, say of it. Pure."""

import re

from agents.domain.identity import identity
from agents.domain.story import Candidate, Story

_PAPER = r"(?:paper|submission|article|manuscript|preprint|work|version|document|entry)"
_IS = r"(?:(?:has|have) been|is|was|is being|is hereby|is now)(?: \w{1,12}ly)?"
_NOT_HERE = r"(?! (?:from (?!arxiv)|and (?:re|then)))"
_THIS = (
    rf"(?:this|our|the present) (?:arxiv )?{_PAPER}(?: \(?v[0-9]+\)?)? {_IS}"
    rf" (?:withdrawn|removed by arxiv){_NOT_HERE}"
)
_ADMIN = r"(?:arxiv admin note: *)?"
_SINCE = r"(?= *(?:$|[.:;,\])\n]|by |due |because |pending |as |since |for |in order |at the ))"
# An abstract may tell of what was withdrawn elsewhere, or quote such words: they count
# from a sentence's first word on, and only `this paper` within a text.
_WITHIN = re.compile(rf"(?<=[.!?;。])\s+[\[(*]?{_ADMIN}{_THIS}", re.IGNORECASE)
# One of these is in whatever says so: most abstracts need no closer look.
_IN_EACH = ("withdr", "retract", "removed")
_FIRST = re.compile(
    rf"[\s\[(*]{{0,5}}{_ADMIN}(?:{_THIS}"
    rf"|(?:the )?{_PAPER} {_IS} (?:withdrawn|retracted|removed by arxiv){_NOT_HERE}"
    rf"|this {_PAPER} {_IS} retracted"
    rf"|(?:(?:this )?{_PAPER} )?(?:withdrawn|retracted){_SINCE}"
    r"|(?:we|i|the authors?)(?: \w{1,12}){0,3} (?:withdraw|withdrew|withdrawn|retract|"
    rf"retracted) (?:this|the|our) {_PAPER}"
    rf"|(?:{_PAPER} )?removed by arxiv)",
    re.IGNORECASE,
)
# A comment is about its paper alone: there they may stand in mid-sentence,
_NOTED = re.compile(
    r"(?<!not )\b(?:withdrawn|retracted) (?:by|due to|because)\b"
    r"|\b(?:has|have) been (?:withdrawn|retracted)\b|\bremoved by arxiv\b",
    re.IGNORECASE,
)
# unless they are about another paper, or about an earlier version.
_ANOTHER = re.compile(
    r"\b(?:which|that|previous|earlier|former|older?|first|original|replaces|supersedes)"
    r"\b|\bwithdrawn (?:by \w{1,20} )?from (?!arxiv)|arxiv:[0-9]",
    re.IGNORECASE,
)


def is_withdrawn(abstract: str, comment: str = "") -> bool:
    """Whether one of the two says so of the paper itself.

    >>> is_withdrawn("We plan.", "12 pages; withdrawn by the authors")
    True
    >>> is_withdrawn("Notices such as 'This paper has been withdrawn' are studied.")
    False
    """
    lower = abstract.lower()
    if any(part in lower for part in _IN_EACH) and (
        _FIRST.match(abstract) or _WITHIN.search(abstract)
    ):
        return True
    parts = re.split(r"[.;。]\s+", comment)
    return any(
        _FIRST.match(part) or (_NOTED.search(part) and not _ANOTHER.search(part))
        for part in parts
    )


def withdrawn(story: Story) -> bool:
    """A paper that one of the story's sources says was withdrawn."""
    return any(map(_is_withdrawn, story.candidates))


def _is_withdrawn(candidate: Candidate) -> bool:
    if not identity(candidate.url).startswith("arxiv:"):
        return False
    titled = re.match(r"\W*(?:withdrawn|retracted)\b", candidate.title, re.IGNORECASE)
    return bool(titled) or is_withdrawn(candidate.summary, candidate.note)
