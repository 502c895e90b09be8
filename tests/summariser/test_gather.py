import asyncio

from agents.domain.document import Document, Passage
from agents.domain.story import Story
from agents.ports import Services
from agents.summariser.gather import gather
from tests import make
from tests.fakes import FakeWeb, Notes, services

TEXT = "Its abstract says what it does, at some length, so that it can be told. " * 4


def paper(number: int) -> Story:
    return make.story(
        kind="arxiv",
        url=f"https://arxiv.org/abs/2409.0000{number}",
        title=f"Paper {number}",
        summary=TEXT,
    )


async def gathered(given: Services, *stories: Story, within: float = 60) -> list[str]:
    given.store.ranked.keep({story.id: make.ranked(story) for story in stories})
    end = asyncio.get_running_loop().time() + within
    return await gather(given, [story.id for story in stories], end)


async def test_every_story_that_may_be_chosen_is_read() -> None:
    whole = Document(passages=(Passage(kind="paragraph", text="It plans."),))
    notes = Notes()
    given = services(web=FakeWeb(papers={"2409.00001": whole}), notes=notes)
    one, other = paper(1), paper(2)

    faults = await gathered(given, one, other)

    kinds = [g.materials[0].kind for g in given.store.gathered.many([one.id, other.id])]
    assert kinds == ["paper", "abstract"]
    assert faults == []
    assert notes.steps["reading"] == 2


async def test_a_fault_of_ours_in_reading_costs_its_story_alone() -> None:
    given = services(web=FakeWeb(papers={"2409.00001": ZeroDivisionError()}))
    one, other = paper(1), paper(2)

    faults = await gathered(given, one, other)

    [fault] = given.store.faults.many(faults)
    assert (fault.cost, fault.name) == ("story", one.id)
    assert given.store.gathered.one(other.id).has_text


async def test_what_is_not_read_in_time_is_told_by_its_abstract() -> None:
    async def never(_number: str, /) -> Document:
        await asyncio.sleep(3600)
        raise AssertionError

    notes = Notes()
    given = services(notes=notes, read_paper=never)
    story = paper(1)

    await gathered(given, story, within=0.05)

    [material] = given.store.gathered.one(story.id).materials
    assert (material.kind, material.text) == ("abstract", TEXT)
    assert "1 stories are told by their abstract" in notes.said[0]
