"""Who wrote an entry, as Chinese feeds run it into the first sentence. Pure.

「某报道编辑：甲、乙用…」 has no sign between the last name and the text: where a name
ends is learnt from the other entries of the source.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from agents.domain.byline_words import LATER, ROLE, SIGN
from agents.domain.han import HAN

_HEAD = 160  # characters of an entry in which it stands
# Behind it the text begins, whatever stands before.
_LEAD = re.compile(
    rf"【[{HAN}A-Za-z]{{2,10}}】|[{HAN}A-Za-z]{{2,6}}导读\s|导读\s*[:：|｜丨]|前言"
)
_SEPARATED = re.compile(r"\n|[\s●•\u200d\u200c]{2,}|[）)]")
_LIST = re.compile(rf"[{HAN}]{{2,4}}|[A-Za-z][\w.&-]*(?: [A-Z][\w.-]*)*")
_END = re.compile(r"[。！？!?]")
_LATIN = re.compile(
    rf"(?:\[?https?://[\w./?=&%#@:-]+\]?|[A-Za-z][\w.&-]*(?: [A-Z][\w.-]*)*)(?=[{HAN}“「《])",
    re.ASCII,
)
_LONGEST = 12  # characters of a value
_SHORTEST = 2
_OFTEN = 2  # entries that share a beginning, at least
_MOST = 0.6  # of those that share its first two characters
_REST = 20  # characters that have to be left of an entry
_HOUSE = 24  # characters of a house's name and cries before it
_AROUND = " ,，、·●•）)\u200d\u200c\n"


@dataclass(frozen=True)
class Bylines:
    """The names of one source: those that a sign ends, and how often each beginning stands."""

    names: frozenset[str] = frozenset()
    beginnings: Counter[str] = field(default_factory=Counter)


def learnt(texts: Iterable[str]) -> Bylines:
    """What the entries of one source say of where names end."""
    names: set[str] = set()
    beginnings: Counter[str] = Counter()
    for text in set(texts):
        roles = _roles(text)
        for role, after in zip(roles, (*roles[1:], None), strict=False):
            value = text[role.end() : after.start() if after else role.end() + _LONGEST]
            *ended, last = value.split("、")
            names.update(filter(_is_name, (*ended, last if after else "")))
            if not after:
                last = last.lstrip()
                beginnings.update(last[:n] for n in range(_SHORTEST, len(last) + 1))
    return Bylines(frozenset(names), beginnings)


def without_byline(text: str, known: Bylines) -> str:
    """The entry without it; what a sentence before it says stays.

    Where nothing tells the last name's end, the sentence goes that it runs into.
    """
    roles = _roles(text)
    if not roles:
        return text
    before = text[: roles[0].start()]
    end = max((m.end() for m in _END.finditer(before)), default=0)
    rest = _after(text[roles[-1].end() :], known).lstrip(_AROUND)
    return f"{before[:end]}{rest}" if len(rest) >= _REST else text


def _roles(text: str) -> list[re.Match[str]]:
    """Those that follow one another at the entry's head, with names between them."""
    found: list[re.Match[str]] = []
    head = text[:_HEAD]
    if not SIGN.search(head):
        return found
    for role in ROLE.finditer(head):
        if found and _END.search(text, found[-1].end(), role.start()):
            break
        if found or _begins(text[: role.start()], role[0]):
            found.append(role)
    return found


def _begins(before: str, role: str) -> bool:
    """Whether a byline may begin so: with a writer, beside the house's name at most."""
    *_, last = _END.split(before)
    return len(last) <= _HOUSE and not role.startswith(LATER)


def _after(text: str, known: Bylines) -> str:
    """What follows the value that a text begins with."""
    head = text[:_HEAD]
    ended = _END.search(head)
    until = ended.start() if ended else len(head)
    if lead := _LEAD.search(head, 0, until):
        return text[lead.end() :]
    at = _names_end(text, known)
    if at is not None:
        return text[at:]
    if (sign := _SEPARATED.search(head, 0, until)) and sign.start() <= _LONGEST:
        return text[sign.end() :]
    if ended and len(text) - ended.end() >= _REST:
        return text[ended.end() :]
    return text


def _names_end(text: str, known: Bylines) -> int | None:
    """Where the last of the names ends that it begins with; None where that is unknown."""
    at = 0
    while (length := _name_at(text[at : at + _LONGEST + 1], known)) > 0:
        at += length
        joined = re.match(r"\s?[、,，]\s?| (?=\S)", text[at:])
        if not joined or not _name_at(text[at + joined.end() :][:_LONGEST], known):
            return at
        at += joined.end()
    return None


def _name_at(text: str, known: Bylines) -> int:
    """The length of the name that it begins with; 0 where that is unknown."""
    for length in range(min(len(text), _LONGEST), _SHORTEST - 1, -1):
        if text[:length] in known.names:
            return length
    if latin := _LATIN.match(text):
        return latin.end()
    if listed := re.match(rf"([{HAN}]{{2,4}})[、]", text):
        return listed.end(1)
    return _often(text, known.beginnings)


def _often(text: str, beginnings: Counter[str]) -> int:
    """The longest beginning that most entries with its first two characters share."""
    most = beginnings[text[:_SHORTEST]]
    if most < _OFTEN:
        return 0
    lengths = range(_SHORTEST, min(len(text), _LONGEST) + 1)
    least = max(_OFTEN, most * _MOST)
    found = max(n for n in lengths if beginnings[text[:n]] >= least)
    return found if found < _LONGEST else 0


def _is_name(value: str) -> bool:
    return bool(_LIST.fullmatch(value.strip())) and len(value.strip()) <= _LONGEST
