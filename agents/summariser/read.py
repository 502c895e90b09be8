"""What of a story is read: the material of each of its candidates, the lead's first."""

import re
from collections.abc import Callable, Iterable, Sequence
from zoneinfo import ZoneInfo

from agents.domain.identity import arxiv_id
from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.reading import Page, Repository
from agents.domain.refrain import refrains, without
from agents.domain.story import (
    Candidate,
    Gathered,
    Material,
    MaterialKind,
    Story,
    day_of,
)
from agents.errors import SourceError
from agents.pages.article import document, paragraphs, select_article
from agents.pages.readme import select_readme
from agents.pages.readme_facts import documentation
from agents.pages.selection import select
from agents.pages.shown import until
from agents.ports import Deps
from agents.summariser.grounding.injection import addresses_a_model
from agents.summariser.stated import licence_of, model_of
from agents.summariser.untrusted import MARKED

# A link site may lead to a repository: its README says more than its page.
_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+/?")
Note = Callable[[str], None]

MOST = 4  # materials of one story; the lead's come first
ROOM = 40_000  # characters of all materials of one prompt
_LENGTH = 12_000  # characters of a README, of a release's notes
_DOCS = 6_000  # characters of the first page of a repository's documentation
_ENOUGH = 200  # characters of a feed's own text that spare the page
_TAIL = 4  # the last part of so many, where a text is too long
_AUTHORS = 8
_AFFILIATIONS = 4


async def read(deps: Deps, story: Story) -> Gathered:
    """Numbered from 1, the lead's first. A text that can't be had is `metadata`."""
    found: list[Material] = []
    notes: list[str] = []
    for candidate in story.candidates:
        if len(found) < MOST and not _redundant(candidate, found):
            found += await _read_one(deps, candidate, notes.append)
    materials = fitted(found[:MOST])
    return Gathered(story_id=story.id, materials=materials, notes=tuple(notes))


def unread(deps: Deps, story: Story) -> Gathered:
    """What the sources themselves said of it, with nothing fetched."""
    lead = story.lead
    kind: MaterialKind = "abstract" if arxiv_id(lead.url) else "feed"
    is_told = len(lead.summary) >= _ENOUGH
    told = _material(deps, lead, kind if is_told else "metadata", lead.summary)
    return Gathered(story_id=story.id, materials=(told,))


async def discussed(
    deps: Deps, story: Story, materials: Sequence[Material]
) -> tuple[Material, ...]:
    """The materials, and what was said of the story where it was posted.

    Of several posts the most discussed one is asked. A comment that talks to the
    model is left out. That there is nothing to tell is no fault.
    """
    posts = [one for one in story.candidates if one.row.is_mention]
    post = max(posts, key=lambda one: one.comments, default=None)
    if post is None:
        return tuple(materials)
    try:
        told = await deps.read_discussion(post)
    except SourceError as error:
        deps.progress.note(f"{post.title}: no discussion, {error}")
        return tuple(materials)
    lines = [line for line in told.split("\n") if not addresses_a_model(line)]
    if not any(lines):
        return tuple(materials)
    said = _material(deps, post, "discussion", "\n".join(lines))
    pages = [link.url for link in post.links if link.label == "discussion"]
    said = said.model_copy(update={"url": (*pages, post.url)[0]})
    return fitted([*materials[: MOST - 1], said])


def fitted(materials: Sequence[Material]) -> tuple[Material, ...]:
    """Numbered, and within `ROOM`: the first takes its own, the others share the rest."""
    left, fit = ROOM, []
    for n, material in enumerate(materials):
        share = left if n == 0 else left // (len(materials) - n)
        shown = _lines_until(material.text, share)
        cut = (
            {"whole": material.whole or material.text} if shown != material.text else {}
        )
        fit.append(material.model_copy(update={"n": n + 1, "text": shown, **cut}))
        left -= _size(shown)
    return tuple(fit)


def facts(story: Story, tz: str, materials: Sequence[Material] = ()) -> str:
    """What code knows for certain, one fact a line; stars change and stay out.

    The day is that of the issue's time zone, as the card prints it.
    """
    lead = story.lead
    day = day_of(lead, ZoneInfo(tz))
    lines = [f"标题：{lead.title}", f"日期：{day:%Y-%m-%d}" if day else "日期：未确认"]
    if lead.authors:
        more = " 等" if len(lead.authors) > _AUTHORS else ""
        lines.append(f"作者：{'、'.join(lead.authors[:_AUTHORS])}{more}")
    known = [name for material in materials for name in material.affiliations]
    for label, value in (
        ("机构", "、".join(known[:_AFFILIATIONS])),
        ("备注", lead.note),
        ("许可证", licence_of(lead, materials)),
        ("默认模型", model_of(lead, materials)),
        ("版本", lead.release),
    ):
        if value:
            lines.append(f"{label}：{value}")
    return "\n".join(lines)


async def _read_one(deps: Deps, candidate: Candidate, note: Note) -> list[Material]:
    if number := arxiv_id(candidate.url):
        return [await _paper(deps, candidate, number, note)]
    if candidate.row.gives is PAPER:
        return [_material(deps, candidate, "abstract", candidate.summary)]
    if candidate.row.gives is REPOSITORY or _REPOSITORY.fullmatch(candidate.url):
        return await _repository(deps, candidate, note)
    if candidate.release or len(candidate.summary) >= _ENOUGH:
        return [_own_text(deps, candidate)]
    return [await _page(deps, candidate, note)]


def _own_text(deps: Deps, candidate: Candidate) -> Material:
    """What the source itself says; a feed's whole article is selected like a page's."""
    text = candidate.summary
    if candidate.release:
        return _material(deps, candidate, "release", text)
    shown = select_article(paragraphs(text))
    said = _material(deps, candidate, "feed", shown, ROOM)
    return said.model_copy(update={"whole": text if len(text) > len(shown) else ""})


async def _paper(deps: Deps, candidate: Candidate, number: str, note: Note) -> Material:
    """The abstract with what the whole text says beside it, or the abstract alone."""
    abstract = candidate.summary
    try:
        paper = await deps.read_paper(number)
    except SourceError as error:
        note(f"{candidate.title}: only its abstract was read: {error}")
        return _material(
            deps, candidate, "abstract" if abstract else "metadata", abstract
        )
    material = _material(
        deps, candidate, "paper", _joined(abstract, select(paper)), ROOM
    )
    return material.model_copy(
        update={
            "whole": _joined(abstract, paper.text),
            "affiliations": paper.affiliations,
            "unlabelled": paper.unlabelled,
            "licence": paper.licence,
            "figures": paper.figures,
        }
    )


async def _repository(deps: Deps, candidate: Candidate, note: Note) -> list[Material]:
    try:
        repository = await deps.read_repository(candidate)
    except SourceError as error:
        note(f"{candidate.title}: {error}")
        repository = Repository()
    kind: MaterialKind = "readme" if repository.readme else "metadata"
    text = _joined(candidate.summary, select_readme(repository.readme))
    readme = _material(deps, candidate, kind, text).model_copy(
        update={"whole": repository.readme}
    )
    docs = await _documentation(deps, candidate, repository.readme, note)
    if not (repository.release_text and repository.release_url):
        return [readme, *docs]
    release = _material(deps, candidate, "release", repository.release_text)
    said = {
        "url": repository.release_url,
        "title": f"{candidate.title} {repository.release}",
        "published": repository.release_published,
    }
    return [readme, release.model_copy(update=said), *docs]


async def _documentation(
    deps: Deps, candidate: Candidate, markdown: str, note: Note
) -> list[Material]:
    """The first page of what a README calls its documentation, if it can be read."""
    url = documentation(markdown)
    if not url or url == candidate.url:
        return []
    try:
        page = await deps.read_page(url)
    except SourceError as error:
        note(f"{candidate.title}: its documentation, {error}")
        return []
    text = select_article(document(page), _DOCS)
    said = {"url": page.url, "title": page.title or candidate.title, "published": None}
    return [_material(deps, candidate, "article", text).model_copy(update=said)]


async def _page(deps: Deps, candidate: Candidate, note: Note) -> Material:
    try:
        page = await deps.read_page(candidate.url)
    except SourceError as error:
        note(f"{candidate.title}: {error}")
        return _material(deps, candidate, "metadata", candidate.summary)
    page = _plain_spoken(deps, candidate, page)
    shown = _joined(candidate.summary, select_article(document(page)))
    material = _material(deps, candidate, "article", shown, ROOM)
    return material.model_copy(update={"images": page.images, "whole": page.text})


def _plain_spoken(deps: Deps, candidate: Candidate, page: Page) -> Page:
    """A page without what its source says under every entry."""
    known = refrains(deps.store.told(candidate.source))
    if candidate.row.is_query or not known:
        return page
    said = ((passage, without(passage.text, known)) for passage in page.passages)
    passages = tuple(one.model_copy(update={"text": t}) for one, t in said if t)
    text = without(page.text, known)
    return page.model_copy(update={"passages": passages, "text": text})


def _joined(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _size(text: str) -> int:
    """As a prompt shows it, with the marks of its lines."""
    return len(text) + MARKED * (text.count("\n") + 1)


def _lines_until(text: str, most: int) -> str:
    """Whole lines while they fit, those of the end too, where a text concludes.

    Of a first line that does not fit, whole sentences.
    """
    if _size(text) <= most:
        return text
    lines = text.split("\n")
    ending = _fitting(reversed(lines), most // _TAIL)[::-1]
    opening = _fitting(
        lines[: len(lines) - len(ending)], most - sum(map(_size, ending))
    )
    if not opening:
        room = most - MARKED
        return until(text, room) or text[:room]
    return "\n".join((*opening, *ending))


def _fitting(lines: Iterable[str], most: int) -> list[str]:
    """The first lines, as long as they fit."""
    kept = []
    for line in lines:
        most -= _size(line)
        if most < 0:
            break
        kept.append(line)
    return kept


def _material(
    deps: Deps, candidate: Candidate, kind: MaterialKind, text: str, most: int = _LENGTH
) -> Material:
    return Material(
        n=1,
        url=candidate.url,
        title=candidate.title,
        source=candidate.source,
        kind=kind,
        text=_lines_until(text, most) or candidate.title,
        published=candidate.published,
        fetched=deps.plan.now,
    )


def _redundant(candidate: Candidate, found: Sequence[Material]) -> bool:
    """The same page or entry again, or a mere mention of what was read already."""
    if any(material.url == candidate.url for material in found):
        return True
    read = [material for material in found if material.kind != "metadata"]
    if any((m.source, m.title) == (candidate.source, candidate.title) for m in read):
        return True
    return candidate.row.is_mention and bool(read)
