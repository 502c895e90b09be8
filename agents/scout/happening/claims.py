"""What an entry says its paper, its code or its model is. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from agents.domain.han import HAN
from agents.domain.identity import identity
from agents.domain.kinds import POST
from agents.domain.story import Candidate
from agents.scout.happening.digests import is_round

_ADDRESS = re.compile(rf"https?://[^\s<>\"{{}}|\\^`\u3000-\u303f{HAN}\uff00-\uffef]+")
_NUMBER = re.compile(r"\barxiv\s?[:：]\s?(\d{4}\.\d{4,5})", re.IGNORECASE)
_READ = 6_000  # characters of a text in which addresses are looked for
# Near an address these say that it is what the text is about.
_LABEL = re.compile(
    r"论文|代码|项目|地址|链接|仓库|主页|模型|权重|开源|原文|预印本|\bpaper|\bcode|\bproject|\brepo|\bmodel|\bweights"
    r"|\bavailable\b|\breleased?\b|\bpreprint|\bgithub\b|\barxiv\b|\bsource\b|\blink",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 60, 20
# Of each sort an entry may name one.
_SORTS = {
    "arxiv": "paper", "doi": "paper", "openreview": "paper", "github": "code",
    "pypi": "code", "npm": "code", "crate": "code", "hf": "model",
}  # fmt: skip
_LABELS = {"code": "code", "paper": "paper", "model": "model", "demo": "model"}

Named = dict[str, set[str]]  # by sort: keys


def claimed(candidate: Candidate, own: str) -> Named:
    """What it links as its own, by sort; nothing where of any sort there are several.

    A digest links five stories and is none of them. A release is itself.
    """
    text = candidate.summary[:_READ] if candidate.row.gives is POST else ""
    names_one = "://" in text or "rxiv" in text.lower()
    if candidate.release or not (candidate.links or names_one):
        return {}
    found: Named = defaultdict(set)
    for key in _keys(candidate, text):
        sort = _SORTS.get(key.partition(":")[0])
        if sort and key != own:
            found[sort].add(key)
    if any(len(keys) > 1 for keys in found.values()):
        return {}
    is_post = candidate.row.gives is POST
    return {} if found and is_post and is_round(candidate.title) else found


def claims(
    candidates: Sequence[Candidate], own: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Keys of two things that are one: a paper and its code, a post and its paper.

    A paper also names repositories that it builds on, and several papers share one: a
    link counts if it is the only one of its claimant and nobody else claims it. Several
    posts may tell of one paper.
    """
    links: dict[str, set[str]] = defaultdict(set)
    posts: set[str] = set()
    for candidate, key in zip(candidates, own, strict=True):
        for keys in claimed(candidate, key).values():
            links[key] |= keys
        if candidate.row.gives is POST:
            posts.add(key)
    claimants: dict[str, set[str]] = defaultdict(set)
    for key, linked in _pairs(links):
        claimants[linked].add(key)
    for key, linked in _pairs(links):
        sorts = Counter(map(_sort, links[key]))
        retells = key in posts and _sort(linked) == "paper"
        rivals = claimants[linked] - {key} - (posts if retells else set())
        if max(sorts.values()) == 1 and not rivals:
            yield key, linked


def _pairs(links: dict[str, set[str]]) -> list[tuple[str, str]]:
    return [(key, linked) for key in sorted(links) for linked in sorted(links[key])]


def _sort(key: str) -> str:
    return _SORTS[key.partition(":")[0]]


def _keys(candidate: Candidate, text: str) -> Iterator[str]:
    for link in candidate.links:
        wanted = _LABELS.get(link.label)
        key = identity(link.url) if wanted else ""
        sort = _SORTS.get(key.partition(":")[0])
        # A model's or a demo's link may lead anywhere; only its own hub names one.
        if sort and (wanted != "model" or sort == "model"):
            yield key
    yield from _told(text)


def _told(text: str) -> Iterator[str]:
    """Things whose address stands in a text, with a word beside it that says so."""
    for found in _NUMBER.finditer(text):
        yield f"arxiv:{found[1]}"
    for found in _ADDRESS.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        after = text[found.end() : found.end() + _AFTER]
        if _LABEL.search(f"{before} {after}"):
            yield identity(found[0].rstrip(".,;:!?'*)]"))
