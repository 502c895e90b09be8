from agents.domain.issue import Images
from agents.domain.reading import Page, Picture
from agents.domain.story import Story
from agents.domain.words import StoryId
from agents.errors import SourceError
from agents.formatter.illustrate import illustrate
from agents.ports import Deps
from tests import fakes, make

STORY = make.story(images=("https://example.org/a.png", "https://example.org/b.png"))
ONE = Picture(kind="png", content=b"one")
TWO = Picture(kind="jpg", content=b"two")
A, B = "https://example.org/a.png", "https://example.org/b.png"


def prepared(web: fakes.FakeWeb, images: int = 2, story: Story = STORY) -> Deps:
    deps = fakes.deps(web=web, plan=make.plan(images=images))
    deps.store.ranked.keep({"one": make.ranked(story)})
    deps.store.writings.keep({"one": make.writing(materials=(make.material(),))})
    deps.store.cards.keep({"one": make.card(story_id=StoryId("one"))})
    return deps


def rows(deps: Deps) -> list[Images]:
    blocks = deps.store.cards.one("one").item.blocks
    return [block for block in blocks if isinstance(block, Images)]


async def test_a_card_gets_its_storys_pictures_and_says_where_they_are_from() -> None:
    deps = prepared(fakes.FakeWeb(pictures={A: ONE, B: TWO}))

    await illustrate(deps, StoryId("one"))

    card = deps.store.cards.one("one")
    files = [one.file for one in card.illustrations]
    assert rows(deps) == [Images(files=tuple(files))]
    assert [file.rpartition(".")[2] for file in files] == ["png", "jpg"]
    assert [one.url for one in card.illustrations] == [A, B]
    assert deps.store.pictures.many(files) == [ONE, TWO]


async def test_a_card_gets_no_more_pictures_than_wished() -> None:
    web = fakes.FakeWeb(pictures={A: ONE, B: TWO})
    deps = prepared(web, images=1)

    await illustrate(deps, StoryId("one"))

    assert len(rows(deps)[0].files) == 1
    assert web.asked == [A]


async def test_without_a_wish_for_pictures_nothing_is_asked() -> None:
    web = fakes.FakeWeb(pictures={A: ONE})
    deps = prepared(web, images=0)

    await illustrate(deps, StoryId("one"))

    assert (rows(deps), web.asked) == ([], [])


async def test_one_picture_under_two_addresses_is_shown_once() -> None:
    deps = prepared(fakes.FakeWeb(pictures={A: ONE, B: ONE}))

    await illustrate(deps, StoryId("one"))

    assert len(rows(deps)[0].files) == 1


async def test_a_story_without_a_usable_picture_keeps_its_card() -> None:
    deps = prepared(fakes.FakeWeb())
    before = deps.store.cards.one("one")

    await illustrate(deps, StoryId("one"))

    assert deps.store.cards.one("one") == before


async def test_a_papers_figure_comes_from_its_page() -> None:
    story = make.story(kind="arxiv", url="https://arxiv.org/abs/2409.00001")
    place = "https://arxiv.org/html/2409.00001"
    figure = f"{place}v1/x1.png"
    page = Page(url=place, title="t", text="t", images=(figure,))
    web = fakes.FakeWeb(pages={place: page}, pictures={figure: ONE})
    deps = prepared(web, story=story)

    await illustrate(deps, StoryId("one"))

    (shown,) = deps.store.cards.one("one").illustrations
    assert (shown.url, shown.page) == (figure, place)


async def test_a_page_that_cannot_be_had_is_no_fault() -> None:
    notes = fakes.Notes()
    gone = {"https://arxiv.org/html/2409.00001": SourceError("404")}
    deps = prepared(
        fakes.FakeWeb(pages=dict(gone)),
        story=make.story(kind="arxiv", url="https://arxiv.org/abs/2409.00001"),
    )

    await illustrate(deps, StoryId("one"))

    assert (rows(deps), notes.said) == ([], [])
