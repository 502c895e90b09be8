import asyncio
from dataclasses import replace

from typing_extensions import override

from agents.domain.document import DocumentFigure
from agents.domain.issue import Images
from agents.domain.reading import Picture
from agents.domain.story import Material, Story
from agents.domain.words import StoryId
from agents.errors import SourceError
from agents.formatter.illustrate import illustrate
from agents.ports import Services
from tests import fakes, make

STORY = make.story(images=("https://example.org/a.png", "https://example.org/b.png"))
ONE = Picture(kind="png", content=b"one")
TWO = Picture(kind="jpg", content=b"two")
A, B = "https://example.org/a.png", "https://example.org/b.png"


def prepared(
    web: fakes.FakeWeb,
    images: int = 2,
    story: Story = STORY,
    materials: tuple[Material, ...] = (make.material(),),
) -> Services:
    services = fakes.services(web=web, plan=make.plan(images=images))
    services.store.ranked.keep({"one": make.ranked(story)})
    services.store.writings.keep({"one": make.writing(materials=materials)})
    services.store.cards.keep({"one": make.card(story_id=StoryId("one"))})
    return services


def rows(services: Services) -> list[Images]:
    blocks = services.store.cards.one("one").item.blocks
    return [block for block in blocks if isinstance(block, Images)]


async def test_a_card_gets_its_storys_pictures_and_says_where_they_are_from() -> None:
    services = prepared(fakes.FakeWeb(pictures={A: ONE, B: TWO}))

    await illustrate(services, StoryId("one"))

    card = services.store.cards.one("one")
    files = [one.file for one in card.illustrations]
    name = card.item.name
    assert rows(services) == [
        Images(files=tuple(files), alts=(f"{name}，图 1", f"{name}，图 2"))
    ]
    assert [file.rpartition(".")[2] for file in files] == ["png", "jpg"]
    assert [one.url for one in card.illustrations] == [A, B]
    assert services.store.pictures.many(files) == [ONE, TWO]


async def test_a_card_gets_no_more_pictures_than_wished() -> None:
    web = fakes.FakeWeb(pictures={A: ONE, B: TWO})
    services = prepared(web, images=1)

    await illustrate(services, StoryId("one"))

    assert len(rows(services)[0].files) == 1
    assert web.asked == [A]


async def test_without_a_wish_for_pictures_nothing_is_asked() -> None:
    web = fakes.FakeWeb(pictures={A: ONE})
    services = prepared(web, images=0)

    await illustrate(services, StoryId("one"))

    assert (rows(services), web.asked) == ([], [])


async def test_one_picture_under_two_addresses_is_shown_once() -> None:
    services = prepared(fakes.FakeWeb(pictures={A: ONE, B: ONE}))

    await illustrate(services, StoryId("one"))

    assert len(rows(services)[0].files) == 1


async def test_a_story_without_a_usable_picture_keeps_its_card() -> None:
    services = prepared(fakes.FakeWeb())
    before = services.store.cards.one("one")

    await illustrate(services, StoryId("one"))

    assert services.store.cards.one("one") == before


async def test_no_more_figures_of_a_paper_are_asked_for_than_a_card_shows() -> None:
    paper = "https://arxiv.org/abs/2409.00001"
    figures = tuple(DocumentFigure(url=f"https://e.org/x{n}.png") for n in range(5))
    read = make.material(url=paper, kind="paper", licence="CC BY 4.0", figures=figures)
    web = fakes.FakeWeb(pictures={"https://e.org/x1.png": ONE})
    services = prepared(
        web, story=make.story(kind="arxiv", url=paper), materials=(read,)
    )

    await illustrate(services, StoryId("one"))

    assert web.asked == ["https://e.org/x0.png", "https://e.org/x1.png"]
    (shown,) = services.store.cards.one("one").illustrations
    assert (shown.page, shown.licence) == (paper, "CC BY 4.0")


async def test_a_page_that_cannot_be_had_is_no_fault() -> None:
    notes = fakes.Notes()
    gone = {"https://example.org/post": SourceError("404")}
    services = prepared(
        fakes.FakeWeb(pages=dict(gone)),
        story=make.story(kind="feed", url="https://example.org/post"),
    )

    await illustrate(services, StoryId("one"))

    assert (rows(services), notes.said) == ([], [])


class Hanging(fakes.FakeWeb):
    """It has the first picture, and never answers for another."""

    @override
    async def read_picture(self, url: str) -> Picture | None:
        if url != A:
            await asyncio.Event().wait()
        return await super().read_picture(url)


async def test_what_was_found_in_time_is_shown_and_the_rest_is_told() -> None:
    notes = fakes.Notes()
    services = prepared(Hanging(pictures={A: ONE}))
    late = services.plan.model_copy(update={"illustrating": 0.05})

    await illustrate(replace(services, plan=late, progress=notes), StoryId("one"))

    assert len(rows(services)[0].files) == 1
    assert [note for note in notes.said if "looking for its pictures ended" in note]
