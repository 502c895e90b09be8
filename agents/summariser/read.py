"""The material of a story: what can be read of each of its candidates."""

import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from agents.domain.reading import Repository
from agents.domain.story import Candidate, Material, Ranked, Story, day_of
from agents.errors import SourceError
from agents.ports import Deps

MOST = 4  # materials of one story; the lead's come first
_LENGTH = 12_000  # characters of one material
_ENOUGH = 200  # characters of a feed's own text that spare the page
# A link site may lead to a repository: its README says more than its page.
_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+/?")


async def read(deps: Deps, ranked: Ranked) -> tuple[Material, ...]:
    """Numbered from 1, the lead's first. A text that can't be had is `metadata`."""
    found: list[Material] = []
    for candidate in ranked.story.candidates:
        if len(found) < MOST and not _redundant(candidate, found):
            found += await _read_one(deps, candidate)
    return tuple(
        material.model_copy(update={"n": n})
        for n, material in enumerate(found[:MOST], start=1)
    )


def facts(story: Story, tz: str) -> str:
    """What code knows for certain, one fact a line; stars change and stay out.

    The day is that of the issue's time zone, as the card prints it.
    """
    lead = story.lead
    day = day_of(lead, ZoneInfo(tz))
    lines = [f"标题：{lead.title}", f"日期：{day:%Y-%m-%d}" if day else "日期：未确认"]
    if lead.authors:
        more = " 等" if len(lead.authors) > _AUTHORS else ""
        lines.append(f"作者：{'、'.join(lead.authors[:_AUTHORS])}{more}")
    for label, value in (
        ("备注", lead.note),
        ("许可证", lead.licence),
        ("版本", lead.release),
    ):
        if value:
            lines.append(f"{label}：{value}")
    return "\n".join(lines)


_AUTHORS = 8


async def _read_one(deps: Deps, candidate: Candidate) -> list[Material]:
    if candidate.kind == "arxiv":
        return [_material(deps, candidate, "abstract", candidate.summary)]
    if candidate.kind == "github" or _REPOSITORY.fullmatch(candidate.url):
        return await _repository(deps, candidate)
    if candidate.release or len(candidate.summary) >= _ENOUGH:
        kind = "release" if candidate.release else "feed"
        return [_material(deps, candidate, kind, candidate.summary)]
    return [await _page(deps, candidate)]


async def _repository(deps: Deps, candidate: Candidate) -> list[Material]:
    try:
        repository = await deps.read_repository(candidate)
    except SourceError as error:
        deps.progress.note(f"{candidate.title}: {error}")
        repository = Repository()
    text = "\n\n".join(filter(None, (candidate.summary, repository.readme)))
    kind = "readme" if repository.readme else "metadata"
    found = [_material(deps, candidate, kind, text)]
    if repository.release_text and repository.release_url:
        release = _material(deps, candidate, "release", repository.release_text)
        found.append(
            release.model_copy(
                update={
                    "url": repository.release_url,
                    "title": f"{candidate.title} {repository.release}",
                    "published": repository.release_published,
                }
            )
        )
    return found


async def _page(deps: Deps, candidate: Candidate) -> Material:
    try:
        page = await deps.read_page(candidate.url)
    except SourceError as error:
        deps.progress.note(f"{candidate.title}: {error}")
        return _material(deps, candidate, "metadata", candidate.summary)
    text = "\n\n".join(filter(None, (candidate.summary, page.text)))
    material = _material(deps, candidate, "article", text)
    return material.model_copy(update={"images": page.images})


def _material(deps: Deps, candidate: Candidate, kind: str, text: str) -> Material:
    return Material.model_validate(
        {
            "n": 1,
            "url": candidate.url,
            "title": candidate.title,
            "source": candidate.source,
            "kind": kind,
            "text": text[:_LENGTH] or candidate.title,
            "published": candidate.published,
            "fetched": deps.plan.now,
        }
    )


def _redundant(candidate: Candidate, found: Sequence[Material]) -> bool:
    """The same page or entry again, or a mere mention of what was read already."""
    if any(material.url == candidate.url for material in found):
        return True
    read = [material for material in found if material.kind != "metadata"]
    if any((m.source, m.title) == (candidate.source, candidate.title) for m in read):
        return True
    return candidate.kind == "hackernews" and bool(read)
