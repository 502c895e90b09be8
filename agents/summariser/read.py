"""What of a story is read: the material of each of its candidates, the lead's first."""

import re
from collections.abc import Callable, Sequence

from agents.domain.identity import arxiv_id
from agents.domain.injection import addresses_a_model
from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.reading import Page, Repository
from agents.domain.repeated_sentences import boilerplate, without
from agents.domain.story import Candidate, Gathered, Material, MaterialKind, Story
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.affiliations import institutions, names_institutions
from agents.pages.article import document, paragraphs, select_article
from agents.pages.readme import select_readme
from agents.pages.readme_facts import documentation
from agents.pages.selection import select
from agents.ports import Services
from agents.summariser.room import ROOM, fitted, lines_until

# A link site may lead to a repository: its README says more than its page.
_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+/?")
Note = Callable[[str], None]

MOST = 4  # materials of one story; the lead's come first
_LENGTH = 12_000  # characters of a README, of a release's notes
_DOCS = 6_000  # characters of the first page of a repository's documentation
_TOLD = 200  # characters of a feed's own text that tell something by themselves
_ARTICLE = 1_000  # that spare the page; of 40 feeds' teasers the longest had 702


async def read(services: Services, story: Story) -> Gathered:
    """Numbered from 1, the lead's first. A text that can't be had is `metadata`."""
    found: list[Material] = []
    notes: list[str] = []
    for candidate in story.candidates:
        if len(found) < MOST and not _redundant(candidate, found):
            found += await _read_one(services, candidate, notes.append)
    materials = fitted(found[:MOST])
    return Gathered(story_id=story.id, materials=materials, notes=tuple(notes))


def unread(services: Services, story: Story) -> Gathered:
    """What the sources themselves said of it, with nothing fetched."""
    lead = story.lead
    kind: MaterialKind = "abstract" if arxiv_id(lead.url) else "feed"
    is_full = len(lead.summary) >= _TOLD
    material = _material(services, lead, kind if is_full else "metadata", lead.summary)
    return Gathered(story_id=story.id, materials=(material,))


async def discussed(
    services: Services, story: Story, materials: Sequence[Material]
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
        thread = await services.read_discussion(post)
    except SourceError as error:
        services.progress.note(
            said("{title}: no discussion, {error}", title=post.title, error=error)
        )
        return tuple(materials)
    lines = [line for line in thread.split("\n") if not addresses_a_model(line)]
    if not any(lines):
        return tuple(materials)
    material = _material(services, post, "discussion", "\n".join(lines))
    pages = [link.url for link in post.links if link.label == "discussion"]
    material = material.model_copy(update={"url": (*pages, post.url)[0]})
    return services.store.as_first_read(fitted([*materials[: MOST - 1], material]))


async def _read_one(
    services: Services, candidate: Candidate, note: Note
) -> list[Material]:
    if number := arxiv_id(candidate.url):
        return [await _paper(services, candidate, number, note)]
    if candidate.row.gives is PAPER:
        return [_abstract(services, candidate)]
    if candidate.row.gives is REPOSITORY or _REPOSITORY.fullmatch(candidate.url):
        return await _repository(services, candidate, note)
    enough = _TOLD if candidate.row.is_mention else _ARTICLE
    if candidate.release or len(candidate.summary) >= enough:
        return [_own_text(services, candidate)]
    return [await _page(services, candidate, note)]


def _own_text(services: Services, candidate: Candidate) -> Material:
    """What the source itself says; a feed's whole article is selected like a page's."""
    text = candidate.summary
    if candidate.release:
        return _material(services, candidate, "release", text)
    kind: MaterialKind = "feed" if len(text) >= _TOLD else "metadata"
    shown = select_article(paragraphs(text)) or text  # of one endless sentence
    material = _material(services, candidate, kind, shown, ROOM)
    return material.model_copy(update={"whole": text if len(text) > len(shown) else ""})


async def _paper(
    services: Services, candidate: Candidate, number: str, note: Note
) -> Material:
    """The abstract with what the whole text says beside it, or the abstract alone."""
    try:
        paper = await services.read_paper(number)
    except SourceError as error:
        title = candidate.title
        note(
            said(
                "{title}: only its abstract was read: {error}", title=title, error=error
            )
        )
        return _abstract(services, candidate)
    is_own = candidate.row.gives is PAPER  # another source's words are about it
    abstract = candidate.summary if is_own else paper.abstract or candidate.summary
    material = _material(
        services, candidate, "paper", _joined(abstract, select(paper)), ROOM
    )
    known = dict.fromkeys((*candidate.affiliations, *paper.affiliations))
    return material.model_copy(
        update={
            "whole": _joined(abstract, paper.text),
            "affiliations": tuple(known),
            "unlabelled": paper.unlabelled and not known,
            "licence": paper.licence,
            "published": material.published or paper.published,
            "figures": paper.figures,
        }
    )


def _abstract(services: Services, candidate: Candidate) -> Material:
    """What is known of a paper without its text; its institutions where it says so."""
    kind: MaterialKind = "abstract" if (abstract := candidate.summary) else "metadata"
    known = dict.fromkeys((*candidate.affiliations, *institutions((), abstract)))
    return _material(services, candidate, kind, abstract).model_copy(
        update={
            "affiliations": tuple(known),
            "unlabelled": not known and names_institutions(abstract),
        }
    )


async def _repository(
    services: Services, candidate: Candidate, note: Note
) -> list[Material]:
    try:
        repository = await services.read_repository(candidate)
    except SourceError as error:
        note(said("{name}: {error}", name=candidate.title, error=error))
        repository = Repository()
    kind: MaterialKind = "readme" if repository.readme else "metadata"
    text = _joined(candidate.summary, select_readme(repository.readme))
    readme = _material(services, candidate, kind, text).model_copy(
        update={"whole": repository.readme}
    )
    docs = await _documentation(services, candidate, repository.readme, note)
    if not (repository.release_text and repository.release_url):
        return [readme, *docs]
    release = _material(services, candidate, "release", repository.release_text)
    fields = {
        "url": repository.release_url,
        "title": f"{candidate.title} {repository.release}",
        "published": repository.release_published,
    }
    return [readme, release.model_copy(update=fields), *docs]


async def _documentation(
    services: Services, candidate: Candidate, markdown: str, note: Note
) -> list[Material]:
    """The first page of what a README calls its documentation, if it can be read."""
    url = documentation(markdown)
    if not url or url == candidate.url:
        return []
    try:
        page = await services.read_page(url)
    except SourceError as error:
        title = candidate.title
        note(said("{title}: its documentation, {error}", title=title, error=error))
        return []
    text = select_article(document(page), _DOCS)
    more = {"url": page.url, "title": page.title or candidate.title, "published": None}
    return [_material(services, candidate, "article", text).model_copy(update=more)]


async def _page(services: Services, candidate: Candidate, note: Note) -> Material:
    """The article behind a teaser; the teaser where that says no more."""
    try:
        page = await services.read_page(candidate.url)
    except SourceError as error:
        note(said("{name}: {error}", name=candidate.title, error=error))
        return _own_text(services, candidate)
    page = _without_boilerplate(services, candidate, page)
    if _TOLD <= len(candidate.summary) >= len(page.text):
        return _own_text(services, candidate)
    shown = _joined(candidate.summary, select_article(document(page)) or page.text)
    material = _material(services, candidate, "article", shown, ROOM)
    return material.model_copy(update={"images": page.images, "whole": page.text})


def _without_boilerplate(services: Services, candidate: Candidate, page: Page) -> Page:
    """A page without what its source says under every entry."""
    known = boilerplate(services.store.recent_texts(candidate.source))
    if candidate.row.is_query or not known:
        return page
    shortened = ((passage, without(passage.text, known)) for passage in page.passages)
    passages = tuple(one.model_copy(update={"text": t}) for one, t in shortened if t)
    text = without(page.text, known)
    return page.model_copy(update={"passages": passages, "text": text})


def _joined(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _material(
    services: Services,
    candidate: Candidate,
    kind: MaterialKind,
    text: str,
    most: int = _LENGTH,
) -> Material:
    return Material(
        n=1,
        url=candidate.url,
        title=candidate.title,
        source=candidate.source,
        kind=kind,
        text=lines_until(text, most) or candidate.title,
        published=candidate.published if kind == "discussion" else candidate.came_out,
        fetched=services.plan.now,
    )


def _redundant(candidate: Candidate, found: Sequence[Material]) -> bool:
    """The same page or entry again, or a mere mention of what was read already."""
    if any(material.url == candidate.url for material in found):
        return True
    read = [material for material in found if material.kind != "metadata"]
    if any((m.source, m.title) == (candidate.source, candidate.title) for m in read):
        return True
    return candidate.row.is_mention and bool(read)
