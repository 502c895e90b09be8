"""Who and what a text names, under which name ever: organisations, people, products."""

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from agents.domain.han import HAN
from agents.domain.organisations import ORGANISATIONS, PEOPLE
from agents.scout.happening.aliases import MAKERS, NAMES, PERSONS

_LATIN = re.compile(r"[A-Za-z0-9À-ÿ]+(?:[.+&'’][A-Za-z0-9À-ÿ]+)*")
_WORDS = re.compile(r"[a-z0-9à-ÿ]+(?:[.+&][a-z0-9à-ÿ]+)*")  # of a text in lower case
_HAN = re.compile(rf"[{HAN}·]{{2,}}")
# Names that are words as well: only with a capital.
_WORDS_TOO = {
    "apple", "amazon", "oracle", "honor", "delta", "figure", "runway", "stability",
    "telegram", "sequoia", "cambridge", "columbia", "congress", "meta", "intel", "noah",
    "harmony", "nature", "imagen", "emu", "titan", "hermes", "flux", "sam", "phi",
    "claude", "gemini", "large", "stable", "hp", "bing", "nobel", "honda", "kimi", "nemo",
}  # fmt: skip
_SHORT = 3  # letters; a shorter name is written in capitals


class NameMention(NamedTuple):
    """One name in a text, where it stands, and the number of its row."""

    start: int
    end: int
    row: str
    is_person: bool


def mentions(text: str) -> list[NameMention]:
    """Every name of the tables in `text`, in order, none within another."""
    found = _latin(text)
    if not text.isascii():
        found += _han(text)
    if len(found) < 2:  # noqa: PLR2004
        return found
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[NameMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def may_mention(text: str, words: AbstractSet[str]) -> bool:
    """Whether it is worth a look, by the words of a text in lower case."""
    return not text.isascii() or not _tables().latin.keys().isdisjoint(words)


def maker(product: str) -> str:
    """The row of who makes a product, by its first word in lower case; "" if unknown."""
    return _tables().makers.get(product, "")


def makers(words: AbstractSet[str]) -> set[str]:
    """The rows of who makes what these words name, in lower case."""
    known = _tables().makers
    return {known[product] for product in known.keys() & words}


_PLATFORMS = {
    "github",
    "huggingface",
    "arxiv",
    "youtube",
    "twitter",
    "weixin",
    "x",
    "medium",
}


@lru_cache(maxsize=10_000)
def publisher(host: str) -> str:
    """The row of who publishes on a host, `mistral.ai` or `ai.meta.com`; "" if unknown."""
    if host == "x.ai":
        return "xai"
    for label in host.split(".")[::-1]:
        for words, row, is_person in _tables().latin.get(label, ()):
            if words == (label,) and not is_person and label not in _PLATFORMS:
                return row
    return ""


class _Tables(NamedTuple):
    """Chinese names, and Latin ones by their first word."""

    any_han: re.Pattern[str]
    han: dict[str, tuple[str, bool]]
    latin: dict[str, list[tuple[tuple[str, ...], str, bool]]]
    makers: dict[str, str]


@cache
def _tables() -> _Tables:
    han: dict[str, tuple[str, bool]] = {}
    latin: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    rows = _ids()
    for names, is_person in _rows():
        for name in names:
            if name.isascii() or not _HAN.match(name):
                words = tuple(_LATIN.findall(name.lower().replace("-", " ")))
                latin[words[0]].append((words, rows[name], is_person))
            else:
                han.setdefault(name, (rows[name], is_person))
    makers = {}
    for line in MAKERS.strip().splitlines():
        name, _, products = line.partition(": ")
        for product in products.split():
            makers[product] = rows.get(name, name)
    for entries in latin.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    longest = sorted(han, key=lambda name: (-len(name), name))
    any_han = re.compile("|".join(map(re.escape, longest)))
    return _Tables(any_han, han, dict(latin), makers)


def _ids() -> dict[str, str]:
    """The row of each name; a product's own, which stands below its maker's."""
    rows: dict[str, str] = {}
    for names, _ in _rows():
        rows.update(dict.fromkeys(names, names[-1]))
    return rows


def _rows() -> Iterator[tuple[list[str], bool]]:
    tables = (NAMES, False), (ORGANISATIONS, False), (PERSONS, True), (PEOPLE, True)
    for table, is_person in tables:
        for line in table.strip().splitlines():
            yield line.split("|"), is_person


def _han(text: str) -> Iterator[NameMention]:
    table = _tables()
    for found in table.any_han.finditer(text):
        row, is_person = table.han[found[0]]
        yield NameMention(found.start(), found.end(), row, is_person)


def _latin(text: str) -> list[NameMention]:
    table = _tables().latin
    if table.keys().isdisjoint(_WORDS.findall(text.lower())):
        return []
    told: list[NameMention] = []
    found = list(_LATIN.finditer(text))
    lower = [match[0].lower() for match in found]
    if "'" in text or "’" in text:
        lower = [word.removesuffix("'s").removesuffix("’s") for word in lower]
    for place, word in [at for at in enumerate(lower) if at[1] in table]:
        for words, row, is_person in table[word]:
            if tuple(lower[place : place + len(words)]) != words:
                continue
            if _is_name(found[place][0], words):
                last = found[place + len(words) - 1]
                start = found[place].start()
                told.append(NameMention(start, last.end(), row, is_person))
                break
    return told


def _is_name(written: str, words: tuple[str, ...]) -> bool:
    if len(words) > 1 or not words[0].isalpha():
        return True
    if len(words[0]) <= _SHORT:
        return written.rstrip("s'’").isupper() or written[1:] != written[1:].lower()
    return written[0].isupper() or words[0] not in _WORDS_TOO
