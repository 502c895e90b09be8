"""What was shared, refused or put off before, and what is a new development of it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from agents.domain.identity import identity, repository, title_key
from agents.domain.issue import Issue
from agents.domain.kinds import POST, REPOSITORY
from agents.domain.memory import Decided, Earlier, Shared
from agents.domain.story import Candidate, Story
from agents.domain.words import Flag
from agents.scout.cluster import own_key
from agents.scout.product import product_of, versioned
from agents.scout.recall import ArchiveMemory, decided_keys, recall
from agents.scout.released import released_version

_ONE_EVENT = dt.timedelta(days=7)  # media still tell of the same release
_ACCEPTED = re.compile(
    r"\baccepted\b|\bto appear (?:at|in)\b|\bbest paper\b|被[^。]{0,20}(?:接收|录用|收录)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:尚未|没有|未|即将|暂不|还没)(?:公开|开源)")
_SAID = re.compile(r"接收|录用|收录|accepted", re.IGNORECASE)


def split(
    stories: Sequence[Story], archive: Iterable[Issue], drafts: Sequence[Decided] = ()
) -> tuple[list[Story], list[tuple[Story, str]]]:
    """The new stories, and those that don't come again, each with the reason.

    A new development of what was shared comes flagged, with the earlier item; what
    an editor put off comes marked.
    """
    memory = recall(archive, drafts)
    if memory == ArchiveMemory({}, {}, {}):
        return list(stories), []
    new, old = [], []
    for story in stories:
        if why := _seen(story, memory):
            old.append((story, why))
        elif earlier := _development(story, memory):
            new.append(_followed_up(story, earlier))
        elif held := _first(story, memory.held):
            new.append(story.model_copy(update={"held_in": held}))
        else:
            new.append(story)
    return new, old


def held_again(
    candidates: Iterable[Candidate], drafts: Sequence[Decided]
) -> list[Candidate]:
    """Those that an editor put off: they come whenever they happened."""
    wanted = {
        key
        for decided in drafts
        if decided.status == "held"
        for key in decided_keys(decided)
        if not key.startswith("title:")
    }
    return [c for c in candidates if own_key(c) in wanted]


def _seen(story: Story, memory: ArchiveMemory) -> str | None:
    shared = _known(story, memory)
    if shared and not _opened(story, shared) and not _accepted(story, shared):
        return f"第 {shared.number} 期已介绍"
    if draft := _first(story, memory.rejected):
        return f"第 {draft} 稿定为不用"
    return None


def _known(story: Story, memory: ArchiveMemory) -> Shared | None:
    """The first item that shared it: the same thing, or the same version of it."""
    for candidate in story.candidates:
        for key in _keys(candidate):
            if items := memory.shared.get(key):
                return items[0]
    for found in _of_its_repository(story.lead, memory):
        if story.lead.release and _names_tag(found.text, story.lead.release):
            return found
    for found, newer in _of_its_product(story.lead, memory):
        if not newer and _soon_after(story.lead, found):
            return found
    return _retold(story, memory)


def _keys(candidate: Candidate) -> Iterator[str]:
    yield own_key(candidate)
    if title := title_key(candidate.title):
        yield f"title:{title}"
    if product := product_of(candidate):
        yield f"product:{product}"


def _first(story: Story, drafts: dict[str, str]) -> str | None:
    keys = (key for candidate in story.candidates for key in _keys(candidate))
    return next((drafts[key] for key in keys if key in drafts), None)


def _retold(story: Story, memory: ArchiveMemory) -> Shared | None:
    """An article about one paper that was shared; a paper or code is a thing itself."""
    papers = {
        identity(link.url)
        for candidate in story.candidates
        for link in candidate.links
        if link.label == "paper"
    }
    if story.lead.row.gives is not POST or len(papers) != 1:
        return None
    found = memory.shared.get(papers.pop())
    return found[0] if found else None


def _development(story: Story, memory: ArchiveMemory) -> Earlier | None:
    """The earlier item and the new fact, if the story goes on with what was shared."""
    lead = story.lead
    if shared := _known(story, memory):
        news = "代码已公开" if _opened(story, shared) else "论文已被接收"
        return _earlier(shared, news)
    if lead.release:
        for found in _of_its_repository(lead, memory):
            return _earlier(found, f"版本 {lead.release}")
    for found, newer in _of_its_product(lead, memory):
        if newer:
            return _earlier(found, f"版本 {newer}")
    return None


def _earlier(shared: Shared, news: str) -> Earlier:
    return Earlier(number=shared.number, name=shared.name, news=news)


def _of_its_repository(lead: Candidate, memory: ArchiveMemory) -> list[Shared]:
    return memory.shared.get(f"repo:{repository(lead.url)}", [])


def _of_its_product(
    lead: Candidate, memory: ArchiveMemory
) -> Iterator[tuple[Shared, str]]:
    """Items about the same version of a product that is released (""), or an older one.

    A paper that studies a model is no news of it, nor is a model made from it or
    measured by it.
    """
    if lead.row.gives is not POST or lead.release:
        return
    versions = released_version(lead.title)
    for key in sorted(memory.shared):
        for shared in memory.shared[key] if key.startswith("product:") else ():
            for name, version in versioned(shared.name).items():
                if name in versions and versions[name] == version:
                    yield shared, ""
                elif name in versions and versions[name] > version:
                    yield shared, ".".join(map(str, versions[name]))


def _opened(story: Story, shared: Shared) -> bool:
    """Code that was not public then, and stands in a repository made since."""
    return bool(_CLOSED.search(shared.text)) and any(
        candidate.row.gives is REPOSITORY and _since(candidate, shared)
        for candidate in story.candidates
    )


def _accepted(story: Story, shared: Shared) -> bool:
    return not _SAID.search(shared.text) and any(
        _since(candidate, shared)
        and _ACCEPTED.search(f"{candidate.title}\n{candidate.note}")
        for candidate in story.candidates
    )


def _since(candidate: Candidate, shared: Shared) -> bool:
    """Whether it happened after that issue's last day: it could not be in it."""
    moment = candidate.published
    return moment is not None and moment.date() > shared.cutoff


def _soon_after(lead: Candidate, shared: Shared) -> bool:
    moment = lead.published
    return moment is None or moment.date() <= shared.cutoff + _ONE_EVENT


def _names_tag(text: str, tag: str) -> bool:
    return bool(re.search(rf"(?<![\w.]){re.escape(tag)}(?![\w]|\.\d)", text))


def _followed_up(story: Story, earlier: Earlier) -> Story:
    flags: tuple[Flag, ...] = (*story.lead.flags, "follow-up")
    lead = story.lead.model_copy(update={"flags": tuple(dict.fromkeys(flags))})
    return story.model_copy(update={"lead": lead, "earlier": earlier})
