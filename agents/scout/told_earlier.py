"""Stories that an issue shortly before probably told under another headline. Pure.

`already_shared` drops what has an address, a title or a product of it. This is less
sure, so the story waits on the bench, where an editor sees which item is meant.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agents.domain.issue import Issue, Item
from agents.domain.memory import Decided
from agents.domain.sentences import sentences
from agents.domain.story import Candidate, Ranked
from agents.domain.walk import items_of, plain, texts_of
from agents.domain.words import CandidateId, StoryId, Window
from agents.messages.quoting import within
from agents.scout.happening.alike import alike
from agents.scout.happening.entry_text import EntryText
from agents.scout.recall import titles_of

_BEFORE = dt.timedelta(days=14)  # in which media come back to what was told
_LONGEST = 300  # characters of a headline
_TITLES = 3  # of the sources of one item
_MEDIUM = re.compile(r" ?· [^·]{1,30}$")
# Another deed is a new development, which an issue may tell.
_PASSING = frozenset({"time"})
_SAID = {"accepted": "已采用", "edited": "已采用", "rejected": "定为不用"}


class EarlierItem(NamedTuple):
    texts: tuple[EntryText, ...]
    why: str


def earlier_items(
    archive: Iterable[Issue], drafts: Iterable[Decided], window: Window
) -> list[EarlierItem]:
    """What issues and drafts of the two weeks before the window tell."""
    days = window.since.date() - _BEFORE, window.since.date()
    printed = [
        EarlierItem(
            tuple(map(_headed, _headlines(item))),
            f"很可能是第 {issue.number} 期介绍过的「{within(item.name, '「」')}」",
        )
        for issue in archive
        if days[0] <= issue.cutoff < days[1]
        for item in items_of(issue)
    ]
    decided = [
        EarlierItem(
            tuple(map(_headed, one.titles[:_TITLES])),
            f"很可能是 {one.draft} 稿{_SAID[one.status]}的「{within(one.heading, '「」')}」",
        )
        for one in drafts
        if one.status in _SAID and _within(one.draft, *days)
    ]
    return [*printed, *decided]


def told_before(
    entries: Sequence[Ranked], before: Sequence[EarlierItem]
) -> dict[StoryId, str]:
    """Why some of them do not come; what is known as a development always does."""
    if not before:
        return {}
    whys = {
        entry.story.id: _why(EntryText(entry.story.lead), before)
        for entry in entries
        if not (entry.story.earlier or entry.story.held_in)
    }
    return {id_: why for id_, why in whys.items() if why}


def _why(story: EntryText, before: Iterable[EarlierItem]) -> str:
    return next(
        (
            one.why
            for one in before
            if any(alike(story, text, passing=_PASSING) for text in one.texts)
        ),
        "",
    )


def _headlines(item: Item) -> Iterator[str]:
    """Its sources' titles, and its name with the first sentence, which says what was done.

    The name alone, which may be a piece of a title, only where there is no title.
    """
    titles = [title for text in titles_of(item) if (title := _without_medium(text))]
    yield from titles[:_TITLES] or (item.name,)
    lines = (plain(text) for block in item.blocks for text in texts_of(block))
    first = next((one for line in lines for one in sentences(line)), "")
    if first:
        yield f"{item.name}：{first}"


def _without_medium(link: str) -> str:
    """`标题 · 媒体` without the medium; nothing for an address."""
    return "" if "://" in link else _MEDIUM.sub("", link)


def _headed(headline: str) -> EntryText:
    return EntryText(
        Candidate(
            id=CandidateId("earlier"),
            source="",
            kind="feed",
            url="https://earlier.invalid/",
            title=headline[:_LONGEST],
        )
    )


def _within(draft: str, first: dt.date, after: dt.date) -> bool:
    """A draft's id begins with its window's last day."""
    try:
        day = dt.date.fromisoformat(draft[:10])
    except ValueError:
        return False
    return first <= day < after
