"""The archive and earlier drafts as an index: what was shared, refused or put off."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agents.domain.identity import identity, title_key
from agents.domain.issue import Issue, Item, LinkLine, Paragraph
from agents.domain.memory import Decided, Shared
from agents.domain.walk import items_of, plain, texts_of
from agents.scout.product import names_of

_TITLE = 300  # characters; a longer paragraph is no title


@dataclass(frozen=True)
class ArchiveMemory:
    """`shared`: identity, `title:…`, `product:…` or `repo:…` → items, oldest first.

    `rejected` and `held` lead from an identity or title to the draft's id.
    """

    shared: dict[str, list[Shared]]
    rejected: dict[str, str]
    held: dict[str, str]


def recall(archive: Iterable[Issue], drafts: Sequence[Decided] = ()) -> ArchiveMemory:
    """The whole memory. The sources of a drafted item that was published count too."""
    shared: dict[str, list[Shared]] = defaultdict(list)
    by_heading: dict[str, Shared] = {}
    for issue in archive:
        for item in items_of(issue):
            entry = _shared(issue, item)
            by_heading.setdefault(item.heading, entry)
            for key in dict.fromkeys(_keys(item)):
                shared[key].append(entry)
    put_away: dict[str, dict[str, str]] = {"rejected": {}, "held": {}}
    for decided in drafts:
        keys = decided_keys(decided)
        if decided.status in put_away:
            put_away[decided.status] |= dict.fromkeys(keys, decided.draft)
        elif published := by_heading.get(decided.heading):
            for key in keys:
                shared.setdefault(key, [published])
    return ArchiveMemory(dict(shared), put_away["rejected"], put_away["held"])


def urls_of(item: Item) -> Iterator[str]:
    """Every address that an item links, in printed order."""
    for block in item.blocks:
        if isinstance(block, LinkLine):
            yield block.url
        for text in texts_of(block):
            yield from (run.url for run in text if run.url)


def decided_keys(decided: Decided) -> set[str]:
    titles = {f"title:{key}" for t in decided.titles if (key := title_key(t))}
    return {identity(url) for url in decided.urls} | titles


def _shared(issue: Issue, item: Item) -> Shared:
    words = [plain(text) for block in item.blocks for text in texts_of(block)]
    return Shared(
        number=issue.number,
        cutoff=issue.cutoff,
        name=item.name,
        text="\n".join((item.name, *words)),
    )


def _keys(item: Item) -> Iterator[str]:
    for url in urls_of(item):
        key = identity(url)
        yield key
        kind, _, rest = key.partition(":")
        if kind in ("github", "release"):
            yield f"repo:{rest.partition('@')[0]}"
    for title in (item.name, *titles_of(item)):
        if key_ := title_key(title):
            yield f"title:{key_}"
    yield from (f"product:{name}" for name in sorted(set(names_of(item.name))))


def titles_of(item: Item) -> Iterator[str]:
    """A paper's titles: a paragraph in bold alone, the line below it, a link's text."""
    below = False
    for block in item.blocks:
        if isinstance(block, LinkLine) and block.text:
            yield block.text
        for text in texts_of(block):
            yield from (run.text for run in text if run.url)
        if isinstance(block, Paragraph) and len(plain(block.text)) <= _TITLE:
            bold = all(run.style == "bold" for run in block.text if run.text.strip())
            if bold or below:
                yield plain(block.text)
            below = bold
        else:
            below = False
