"""The link lines of an item: each address once, with the label of what it is.

One kind of thing has one label wherever its address comes from (docs/layout.md §5).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from agents.domain.identity import identity
from agents.domain.issue import LinkLine
from agents.domain.kinds import PAPER, POST, REPOSITORY
from agents.domain.story import Candidate, Link, Material, Story
from agents.formatter.link_text import shown, titles

_LINES = 4  # of one item at the most
_ARTICLE, _ABOUT = POST.label, "解读"
_DISCUSSION, _RELEASE, _DEMO = "讨论", "发布页", "体验"
_PROJECT, _MODEL, _DATA, _OTHER = "项目网站", "模型地址", "数据集", "相关链接"
_LABELS: Mapping[str, str] = {
    "code": REPOSITORY.label,
    "project": _PROJECT,
    "paper": PAPER.label,
    "model": _MODEL,
    "demo": _DEMO,
    "discussion": _DISCUSSION,
}
_MATERIALS: Mapping[str, str] = {
    "paper": PAPER.label,
    "abstract": PAPER.label,
    "readme": REPOSITORY.label,
    "release": _RELEASE,
    "discussion": _DISCUSSION,
}
# By the kind of its key: the address itself says what it is.
_KEYS: Mapping[str, str] = {
    "arxiv": PAPER.label,
    "doi": PAPER.label,
    "openreview": PAPER.label,
    "github": REPOSITORY.label,
    "pypi": "软件包",
    "npm": "软件包",
    "crate": "软件包",
    "release": _RELEASE,
    "hf": _MODEL,
    "youtube": "视频",
}
# The thing itself, then what is told of it, the crowd last.
_ORDER = (
    *(PAPER.label, REPOSITORY.label, _PROJECT, _MODEL, _DATA, _DEMO, "软件包"),
    *(_RELEASE, _ARTICLE, _ABOUT, "视频", _OTHER, _DISCUSSION),
)
_HUGGING_FACE = {"hf:spaces": _DEMO, "hf:datasets": _DATA}
_THREAD = "https://news.ycombinator.com/item"


def link_lines(
    sources: Sequence[int], story: Story, materials: Sequence[Material]
) -> list[LinkLine]:
    """The lead's address, then the others by what they are, in one order everywhere.

    Which ones: the chosen sources, the story's own things, what they link, the rest,
    and then what people say.
    """
    read = {material.url: _MATERIALS.get(material.kind) for material in materials}
    numbered = {material.n: material.url for material in materials}
    chosen = [numbered[n] for n in sources if n in numbered]
    wanted = [
        (story.lead.url, _label(story.lead, story)),
        *((url, read[url] or _named(url, story)) for url in chosen),
        *((one.url, _label(one, story)) for one in story.others if _is_thing(one)),
        *_further(story.candidates),
        *((one.url, _label(one, story)) for one in story.others),
        *_discussions(story.candidates),
    ]
    known = titles(story, materials)
    lines = [
        LinkLine(label=label, url=url, text=shown(url, known))
        for url, label in _once(wanted)
    ]
    return [*lines[:1], *sorted(lines[1:_LINES], key=_place)]


def _once(wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each thing once, by the first of its addresses."""
    seen: dict[str, tuple[str, str]] = {}
    for url, label in wanted:
        seen.setdefault(identity(url), (url, label))
    return list(seen.values())


def _place(line: LinkLine) -> int:
    return _ORDER.index(line.label) if line.label in _ORDER else len(_ORDER)


def _further(candidates: Iterable[Candidate]) -> Iterator[tuple[str, str]]:
    for link in (link for one in candidates for link in one.links):
        if link.label in _LABELS and link.label != "discussion":
            yield link.url, _linked(link)


def _discussions(candidates: Iterable[Candidate]) -> Iterator[tuple[str, str]]:
    for link in (link for one in candidates for link in one.links):
        if link.label == "discussion":
            yield link.url, _linked(link)


def _linked(link: Link) -> str:
    """An address on a hub says better what it is than the word beside it."""
    return _by_address(link.url) or _LABELS[link.label]


def _label(candidate: Candidate, story: Story) -> str:
    thing = candidate.row.gives
    if known := _by_address(candidate.url):
        return REPOSITORY.label if thing is REPOSITORY else known
    if thing is not POST:
        return thing.label
    if candidate.release:
        return _RELEASE
    return _ARTICLE if story.lead.row.gives is POST else _ABOUT


def _named(url: str, story: Story) -> str:
    """The label of an address that a source gave, or that was read for the story."""
    for candidate in story.candidates:
        if candidate.url == url:
            return _label(candidate, story)
    links = (link for one in story.candidates for link in one.links)
    found = (
        _linked(link) for link in links if link.url == url and link.label in _LABELS
    )
    return next(found, "") or _by_address(url) or _OTHER


def _by_address(url: str) -> str:
    if url.startswith(_THREAD):
        return _DISCUSSION
    key = identity(url)
    return _HUGGING_FACE.get(key.partition("/")[0]) or _KEYS.get(
        key.partition(":")[0], ""
    )


def _is_thing(candidate: Candidate) -> bool:
    return candidate.row.gives is not POST
