"""What a page that was read says its paper, its code or its model is. Pure.

A feed's teaser seldom names them; the page below does. So what was told under another
headline, here or in an earlier issue, is known once it was read.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from agents.domain.identity import bare_title, identity
from agents.domain.issue import Issue
from agents.domain.kinds import POST
from agents.domain.story import Candidate, Gathered, Ranked, Story
from agents.domain.walk import items_of
from agents.domain.words import StoryId, Window
from agents.scout.cluster import own_key
from agents.scout.happening.claims import claimed
from agents.scout.recall import urls_of
from agents.scout.released import released_version

_BEFORE = dt.timedelta(days=14)  # in which media come back to code that was told
_HEAD, _TAIL = 4_000, 1_900  # characters of a page where it says what it is about
_PAPERS = ("arxiv:", "doi:", "openreview:")
_LEAST = 4  # letters of a name; a shorter one is a word
Works = Mapping[StoryId, frozenset[str]]
NO_WORKS: Works = {}


def works_of(story: Story, gathered: Gathered) -> frozenset[str]:
    """Keys, as `identity` has them, of what a post's pages call theirs.

    A page that names two of a sort is about neither. What a paper or a repository links
    it may only build on.
    """
    texts = (m.whole or m.text for m in gathered.materials if m.kind == "article")
    return _claimed((story.lead, text) for text in texts)


def stated_works(story: Story) -> frozenset[str]:
    """The same by the texts of its feeds, as far as these tell so much."""
    return _claimed((one, one.summary) for one in story.candidates)


def of_one_work(
    ours: frozenset[str], theirs: frozenset[str], headlines: Iterable[str]
) -> bool:
    """Whether two pages give one paper, or one thing that a headline names.

    Many posts of one week give the library that they all run on.
    """
    both = ours & theirs
    if any(key.startswith(_PAPERS) for key in both):
        return True
    said = bare_title(" ".join(headlines))
    return any(name in said for name in names_of(both))


def names_of(works: Iterable[str]) -> set[str]:
    """What repositories and models are called, as `bare_title` has it."""
    things = (key for key in works if not key.startswith(_PAPERS))
    names = {bare_title(key.rpartition("/")[2]) for key in things}
    return {name for name in names if len(name) >= _LEAST}


def shared_works(
    entries: Sequence[Ranked], works: Works, archive: Iterable[Issue], window: Window
) -> dict[StoryId, str]:
    """Why some of them do not come: an issue shared what their page gives.

    Code counts for two weeks, and a new version of it is news; so is what is known as a
    development.
    """
    items = _shared_before(archive, window)
    found: dict[StoryId, str] = {}
    for entry in entries:
        story = entry.story
        if story.earlier or story.held_in:
            continue
        is_version = bool(released_version(story.lead.title))
        for key in sorted(works.get(story.id, ())):
            if key in items and not (is_version and not key.startswith(_PAPERS)):
                found.setdefault(story.id, items[key])
    return found


def _shared_before(archive: Iterable[Issue], window: Window) -> dict[str, str]:
    """What issues link, of a paper ever, of other things shortly before the window."""
    found: dict[str, str] = {}
    since = window.since.date()
    for issue in archive:
        for item in items_of(issue) if issue.cutoff < since else ():
            why = f"正文给出的论文或代码，第 {issue.number} 期「{item.name}」介绍过"
            for key in map(identity, urls_of(item)):
                is_near = issue.cutoff >= since - _BEFORE and key[:4] != "url:"
                if is_near or key.startswith(_PAPERS):
                    found.setdefault(key, why)
    return found


def _claimed(told: Iterable[tuple[Candidate, str]]) -> frozenset[str]:
    found: set[str] = set()
    for candidate, text in told:
        # Most texts give no address, and a copy takes its time.
        if candidate.row.gives is POST and ("://" in text or "rxiv" in text.lower()):
            page = {"summary": _ends(text), "links": ()}
            named = claimed(candidate.model_copy(update=page), own_key(candidate))
            found.update(*named.values())
    return frozenset(found)


def _ends(text: str) -> str:
    """Whole lines of its beginning and end: of an address that is cut another is left."""
    if len(text) <= _HEAD + _TAIL:
        return text
    head = text[:_HEAD].rpartition("\n")[0]
    _, _, tail = text[-_TAIL:].partition("\n")
    return f"{head}\n{tail}"
