"""A story that comes into a draft after it was chosen: from its bench, or an address."""

from pathlib import Path
from typing import Any

from agents.domain.foreign import document
from agents.domain.plan import Plan, Rewrite
from agents.domain.source import FeedSource
from agents.domain.story import Candidate, Ranked, Story
from agents.domain.words import SECTIONS, CandidateId, StoryId
from agents.ports import Services
from agents.run.material import KeptStory
from agents.run.single_item import ItemServices
from agents.scout.already_shared import split
from agents.scout.cluster import story_id
from agents.scout.collect import in_window
from agents.scout.score import rank
from agents.settings.source_file import load
from agents.sources.single import read_address, source_of
from agents.store.drafts import REVIEW
from agents.summariser.read import discussed, read

Json = dict[str, Any]
SWAPPED, ADDED = "从落选换入", "编辑添加"


def bench_row(folder: Path, url: str) -> Json | None:
    """What the draft's bench says of an address, if it stands there."""
    bench: list[Json] = document((folder / REVIEW).read_bytes())["bench"]
    return next((row for row in bench if row["url"] == url), None)


def opened_to(plan: Plan, file: Path, request: Rewrite) -> Plan:
    """The plan with the operator's sources as they are now, and that of the wish.

    A page is trusted as a source's only where an editor named it.
    """
    now = load(file).sources if file.exists() else ()
    sources = {source.name: source for source in (*plan.sources, *now)}
    own = source_of(request.url, sources.values())
    if request.added or not isinstance(own, FeedSource):
        sources[own.name] = own
    return plan.model_copy(update={"sources": tuple(sources.values())})


async def newcomer(here: ItemServices, row: Json | None, url: str) -> KeptStory:
    """The story as the scout would have it, and what is read of it now."""
    ranked = await ranked_of(here, row, url)
    gathered = await read(here.services, ranked.story)
    materials = await discussed(here.services, ranked.story, gathered.materials)
    return KeptStory(ranked=ranked, materials=materials)


async def ranked_of(here: ItemServices, row: Json | None, url: str) -> Ranked:
    """As the scout would have it. `row` is the bench's, None where none has the address.

    A row whose story the state knows no more is read from its address. Raises
    SourceError.
    """
    story = known_story(here, row) if row else None
    if story is None:
        source = source_of(url, here.services.plan.sources)
        lead = await read_address(
            source, url, here.source_client, here.services.read_page
        )
        story = Story(id=story_id(lead), lead=lead)
    return placed(here.services, story, row)


def known_story(here: ItemServices, row: Json) -> Story | None:
    """The bench's story out of the state, with the date that its page told."""
    ids = [CandidateId(one) for one in row.get("candidates", ())]
    shelf = here.state.candidates
    if not ids or not shelf.has(ids):
        return None
    lead, *others = shelf.many(ids)
    if lead.published is None:
        fields = {**lead.model_dump(), "published": row.get("published")}
        lead = Candidate.model_validate(fields)
    return Story(id=StoryId(row["id"]), lead=lead, others=tuple(others))


def placed(services: Services, story: Story, row: Json | None) -> Ranked:
    """With section, category and score: the bench's own, where it has them."""
    plan = services.plan
    lead = (in_window(plan.window, [story.lead]) or [story.lead])[0]
    stories = [story.model_copy(update={"lead": lead})]
    stories = (
        split(stories, services.archive)[0] or stories
    )  # marked as what goes on with it
    found = rank(stories, plan)[0]
    if row is None:
        return found.model_copy(update={"reasons": (ADDED, *found.reasons)})
    more: Json = {
        "score": float(row["score"]),
        "reasons": (SWAPPED, *row.get("reasons", ())),
        "gist": row.get("gist", ""),
    }
    if row["section"] in SECTIONS:
        own = "" if row["section"] == "news" else row.get("category") or found.category
        more |= {"section": row["section"], "category": own}
    return found.model_copy(update=more)
