"""What the archive already shared: by address, arXiv id, repository or name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from agents.domain.issue import (
    Block,
    Bullets,
    Issue,
    Item,
    Labelled,
    LinkLine,
    Numbered,
    Paragraph,
    Quote,
    Text,
    Tip,
)
from agents.domain.story import Story
from agents.domain.words import Flag
from agents.scout.cluster import own_key
from agents.scout.identity import identity, repository, title_key


def items_of(issue: Issue) -> Iterator[Item]:
    for category in (*issue.practice, *issue.theory):
        yield from category.items
    yield from issue.news


def urls_of(item: Item) -> Iterator[str]:
    """Every address that an item links, in printed order."""
    for block in item.blocks:
        if isinstance(block, LinkLine):
            yield block.url
        for text in _texts(block):
            yield from (run.url for run in text if run.url)


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
    """The new stories, and the known ones with the issue that shared them.

    A release of a repository that was shared is new, and flagged as a follow-up.
    """
    known = archive_keys(archive)
    new, old = [], []
    for story in stories:
        number = _issue_of(story, known)
        if number is None:
            new.append(_followed_up(story) if _moved_on(story, known) else story)
        else:
            old.append((story, number))
    return new, old


def _moved_on(story: Story, known: Mapping[str, int]) -> bool:
    lead = story.lead
    return bool(lead.release) and f"github:{repository(lead.url)}" in known


def _followed_up(story: Story) -> Story:
    flags: tuple[Flag, ...] = (*story.lead.flags, "follow-up")
    return story.model_copy(
        update={"lead": story.lead.model_copy(update={"flags": flags})}
    )


def _issue_of(story: Story, known: Mapping[str, int]) -> int | None:
    for candidate in story.candidates:
        wanted = [own_key(candidate)]
        if title := title_key(candidate.title):
            wanted.append(f"title:{title}")
        for key in wanted:
            if key in known:
                return known[key]
    return None


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Bullets() | Numbered():
            for bullet in block.items:
                yield from (bullet.text, *bullet.children)
        case Quote():
            yield from block.lines
        case Paragraph() | Labelled() | Tip():
            yield block.text
