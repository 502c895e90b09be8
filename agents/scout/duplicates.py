"""Stories that a better one tells already: an issue prints one of them. Pure.

They are not merged, for their texts may differ; an editor may swap them.
"""

import datetime as dt
import re
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from agents.domain.comparisons import without_compared
from agents.domain.identity import bare_title, repository
from agents.domain.kinds import PAPER, REPOSITORY, Thing
from agents.domain.story import Ranked
from agents.domain.words import StoryId
from agents.messages.quoting import within
from agents.scout.cluster import own_key
from agents.scout.happening.alike import SIDES, alike
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.vetoes import veto
from agents.scout.introduced import NAME_ENDS, introduces
from agents.scout.own_works import NO_WORKS, Works, names_of, of_one_work, stated_works
from agents.scout.product import head_of, product_key
from agents.scout.released import released
from agents.scout.told_gists import (
    NO_GISTS,
    Gists,
    is_vouched,
    one_by_gist,
    telling_gists,
)

_MEMBERS = 4  # of a story that are held against another's; the first is its lead
_CALLED = re.compile(r"([A-Za-z][\w.-]{2,30})(?:[:：]| [-–—] )", re.ASCII)
_ONE_EVENT = dt.timedelta(days=7)


class _Subject(NamedTuple):
    """What one story is about, as far as another may be about the same."""

    id: StoryId
    title: str
    about: str  # the title without what it only compares with, in lower case
    line: str  # a model's, in lower case; "" for none
    head: str  # the name before the colon, in lower case; "" for none
    name: str  # the same as reporters say it, without its article
    is_work: bool  # a paper or a repository: who reports of it writes a post
    opening: str  # of a post's own text, in lower case; "" for a work
    released: str  # the product, where the title tells of its release
    repositories: frozenset[str]
    moment: dt.datetime | None
    texts: tuple[EntryText, ...]  # as its sources tell it, the lead's first
    gist: EntryText | None
    is_vouched: bool  # by its headline, for what the gist says
    gives: Thing
    happening: str  # the same for what a model calls one; "" for most
    own: frozenset[str]  # keys of its candidates
    works: frozenset[str]  # keys of what its pages call theirs
    called: str  # the word that its headline begins with as a name, `Name: …`, bare


def repeated(entries: Iterable[Ranked], works: Works = NO_WORKS) -> dict[StoryId, str]:
    """Why some of them would come twice, the best first; the others are not named.

    `works`: what was read of them calls these its own. No model's lines make most of
    them one.
    """
    listed = list(entries)
    again = _again(listed, works, telling_gists(listed))
    return again if 2 * len(again) <= len(listed) else _again(listed, works, NO_GISTS)


def _again(entries: Iterable[Ranked], works: Works, gists: Gists) -> dict[StoryId, str]:
    kept: list[_Subject] = []
    again: dict[StoryId, str] = {}
    for entry in entries:
        subject = _subject(entry, gists, works.get(entry.story.id, frozenset()))
        found = (n for n, other in enumerate(kept) if _same(subject, other))
        place = next(found, None)
        if place is None:
            kept.append(subject)
            continue
        if _gives_way(kept[place], subject):
            subject, kept[place] = kept[place], subject
        again[subject.id] = _same(subject, kept[place])
    return again


def _gives_way(better: _Subject, other: _Subject) -> bool:
    """Whether a model's lines alone make them one, and the better's headline bears none out."""
    by_line = not _same_by_text(other, better)
    return by_line and other.is_vouched and not better.is_vouched


def substitutes(for_: Iterable[Ranked], among: Iterable[Ranked]) -> list[Ranked]:
    """The first of `among` for each, which tells the same."""
    missing, left = list(for_), list(among)
    gists = telling_gists((*missing, *left))
    rest = [(entry, _subject(entry, gists)) for entry in left]
    wanted = [_subject(entry, gists) for entry in missing]
    found = (
        next((entry for entry, other in rest if _same(one, other)), None)
        for one in wanted
    )
    return list({entry.story.id: entry for entry in found if entry}.values())


def _same(one: _Subject, other: _Subject) -> str:
    return _same_by_text(one, other) or _same_by_line(one, other)


def _same_by_text(one: _Subject, other: _Subject) -> str:
    if one.repositories & other.repositories:
        return "同一仓库已有一条"
    if _one_work(one, other):
        return f"正文给出的论文或代码，「{within(other.title, '「」')}」说的也是"
    named = _names(one.name, other.about) or _names(other.name, one.about)
    if named or _reports(one, other) or _reports(other, one) or _released(one, other):
        return f"与「{within(other.title, '「」')}」说的是同一产品"
    if any(alike(*pair) for pair in product(one.texts, other.texts)):
        return f"与「{within(other.title, '「」')}」说的很可能是同一件事"
    return ""


def _same_by_line(one: _Subject, other: _Subject) -> str:
    """By a model's lines alone."""
    if _names(one.name, other.line) or _names(other.name, one.line):
        return f"与「{within(other.title, '「」')}」说的是同一产品"
    if one_by_gist(one.gist, other.gist):
        return f"与「{within(other.title, '「」')}」说的很可能是同一件事"
    if _called_one(one, other):
        return f"模型认为与「{within(other.title, '「」')}」说的是同一件事"
    return ""


def _one_work(one: _Subject, other: _Subject) -> bool:
    """Whether a page gives what the other story is or is called, or both give one."""
    if one.works & other.own or other.works & one.own:
        return True
    if one.called in names_of(other.works) or other.called in names_of(one.works):
        return True
    return of_one_work(one.works, other.works, (one.title, other.title))


def _called_one(one: _Subject, other: _Subject) -> bool:
    """By a model; two papers are two works, whatever it says, and so are releases."""
    two_works = one.is_work and one.gives is other.gives
    return bool(one.happening) and one.happening == other.happening and not two_works


def _names(head: str, text: str) -> bool:
    """Whether a text has the name as words of its own."""
    if not head or head not in text:
        return False
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(head)}{NAME_ENDS}", text))


def _reports(post: _Subject, work: _Subject) -> bool:
    """Whether it introduces the other, whose name only its authors write: 「名为…（X）」."""
    return work.is_work and introduces(post.opening, work.head)


def _released(one: _Subject, other: _Subject) -> bool:
    """Whether both tell of one product's release, and neither of another subject."""
    if not one.released or one.released != other.released or not _at_once(one, other):
        return False
    return not veto(one.texts[0], other.texts[0], passing=SIDES)


def _at_once(one: _Subject, other: _Subject) -> bool:
    """Media tell one release within days; without a date nothing says otherwise."""
    if one.moment is None or other.moment is None:
        return True
    return abs(one.moment - other.moment) <= _ONE_EVENT


def _subject(
    entry: Ranked, gists: Gists, works: frozenset[str] = frozenset()
) -> _Subject:
    lead, gist = entry.story.lead, gists.get(entry.story.id)
    own, head = without_compared(lead.title), head_of(lead)
    gives = lead.row.gives
    is_work = gives in {PAPER, REPOSITORY}
    texts = tuple(map(EntryText, entry.story.candidates[:_MEMBERS]))
    return _Subject(
        id=entry.story.id,
        title=lead.title,
        about=own.lower(),
        line=gist.title.text.lower() if gist else "",
        head=head.lower(),
        name=_without_article(head).lower(),
        is_work=is_work,
        opening="" if is_work else lead.summary.lower(),
        released="" if gives is PAPER else released(lead.title),
        repositories=frozenset(_repositories(entry)),
        moment=lead.published,
        texts=texts,
        gist=gist,
        is_vouched=is_vouched(gist, texts),
        gives=gives,
        happening=entry.happening,
        own=frozenset(map(own_key, entry.story.candidates)),
        works=works | stated_works(entry.story),
        called=bare_title(called[1]) if (called := _CALLED.match(lead.title)) else "",
    )


def _without_article(head: str) -> str:
    """`The AI Poet` is an AI Poet; what is left of `The Poet` is a word."""
    short = head.removeprefix("The ")
    return short if product_key(short) else head


def _repositories(entry: Ranked) -> Iterable[str]:
    for candidate in entry.story.candidates:
        code = (link.url for link in candidate.links if link.label == "code")
        for url in (candidate.url, *code):
            if repo := repository(url):
                yield repo
