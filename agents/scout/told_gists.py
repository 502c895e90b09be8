"""Which lines of a model may tell that two stories are one happening. Pure.

A line is a stranger's word as much as the text that it was made from, and a small model
fills in one form for all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from agents.domain.identity import bare_title
from agents.domain.story import Ranked
from agents.domain.words import StoryId
from agents.scout.happening.alike import alike
from agents.scout.happening.entry_text import EntryText

_MOST = 2  # stories of one and the same line

Gists = Mapping[StoryId, EntryText]
NO_GISTS: Gists = {}


def telling_gists(entries: Iterable[Ranked]) -> Gists:
    """Each story's line, unless many have the same."""
    graded = [entry for entry in entries if entry.gist]
    often = Counter(bare_title(entry.gist) for entry in graded)
    return {
        entry.story.id: _as_text(entry)
        for entry in graded
        if often[bare_title(entry.gist)] <= _MOST
    }


def one_by_gist(one: EntryText | None, other: EntryText | None) -> bool:
    """Whether both lines tell the same, and name nothing that differs."""
    if one is None or other is None:
        return False
    ours, theirs = one.title.names, other.title.names
    if ours and theirs and ours.isdisjoint(theirs):
        return False
    return alike(one, other)


def _as_text(entry: Ranked) -> EntryText:
    lead = entry.story.lead
    return EntryText(lead.model_copy(update={"title": entry.gist, "summary": ""}))


def is_vouched(line: EntryText | None, texts: Iterable[EntryText]) -> bool:
    """Whether a headline of the story says some of the line, in either language.

    A cry does not, nor does who has the model say what another story is.
    """
    if line is None:
        return True
    told = line.title.stems | line.title.grams | line.title_keys
    return any(
        told & (text.title.stems | text.title.grams | text.title_keys) for text in texts
    )
