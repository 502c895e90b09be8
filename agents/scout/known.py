"""What the archive already shared: by address, arXiv id, repository or name."""

from collections.abc import Iterable, Iterator, Sequence

from agents.domain.issue import Bullets, Issue, Item, LinkLine, Numbered, Text
from agents.domain.story import Story
from agents.scout.cluster import keys
from agents.scout.identity import identity, title_key


def items_of(issue: Issue) -> Iterator[Item]:
    for category in (*issue.practice, *issue.theory):
        yield from category.items
    yield from issue.news


def urls_of(item: Item) -> Iterator[str]:
    """Every address that an item links, in printed order."""
    for block in item.blocks:
        if isinstance(block, LinkLine):
            yield block.url
        elif isinstance(block, Bullets | Numbered):
            for bullet in block.items:
                for text in (bullet.text, *bullet.children):
                    yield from _urls(text)
        elif hasattr(block, "text"):
            yield from _urls(block.text)


def archive_keys(archive: Iterable[Issue]) -> dict[str, int]:
    """Identity → number of the issue that shared it first."""
    known: dict[str, int] = {}
    for issue in archive:
        for item in items_of(issue):
            for url in urls_of(item):
                known.setdefault(identity(url), issue.number)
            if title := title_key(item.name):
                known.setdefault(f"title:{title}", issue.number)
    return known


def split(
    stories: Sequence[Story], archive: Iterable[Issue]
) -> tuple[list[Story], list[tuple[Story, int]]]:
    """The new stories, and the known ones with the issue that shared them."""
    known = archive_keys(archive)
    new, old = [], []
    for story in stories:
        number = _issue_of(story, known)
        if number is None:
            new.append(story)
        else:
            old.append((story, number))
    return new, old


def _issue_of(story: Story, known: dict[str, int]) -> int | None:
    for candidate in story.candidates:
        wanted = sorted(keys(candidate))
        if title := title_key(candidate.title):
            wanted.append(f"title:{title}")
        for key in wanted:
            if key in known:
                return known[key]
    return None


def _urls(text: Text) -> Iterator[str]:
    for run in text:
        if run.url:
            yield run.url
