import datetime as dt

import pytest

from agents.domain.document import Document, Passage
from agents.domain.reading import Page, Repository
from agents.domain.story import Material
from agents.errors import SourceError
from agents.summariser.facts import facts
from agents.summariser.read import MOST
from agents.summariser.room import ROOM
from tests import make
from tests.fakes import FakeWeb, Notes, services
from tests.summariser.reading import materials

TZ = "Asia/Shanghai"
LONG = "A long text of a feed. " * 60
TEASER = "A teaser that ends with its stop. " * 9
REPOSITORY = "https://github.com/lab/model"


def kinds(found: tuple[Material, ...]) -> list[str]:
    return [material.kind for material in found]


PAPER = Document(
    title="A model",
    passages=(
        Passage(kind="heading", text="1 Introduction", level=1),
        Passage(kind="paragraph", text="It plans."),
        Passage(kind="heading", text="References", level=1),
        Passage(kind="paragraph", text="[1] Decoy."),
    ),
    affiliations=("某大学",),
    licence="CC BY 4.0",
)
ABSTRACT = {
    "kind": "arxiv",
    "url": "https://arxiv.org/abs/2409.00001",
    "summary": "We present a model.",
}


async def test_a_paper_is_read_whole_and_shown_by_its_sections() -> None:
    web = FakeWeb(papers={"2409.00001": PAPER})

    (material,) = await materials(services(web=web), make.story(**ABSTRACT))

    shown = "We present a model.\n\n## 1 Introduction\nIt plans."
    assert (material.kind, material.text) == ("paper", shown)
    assert "[1] Decoy." in material.whole
    assert material.licence == "CC BY 4.0"
    assert "机构：某大学" in facts(make.story(**ABSTRACT), TZ, (material,))


async def test_a_mention_of_a_paper_is_read_as_the_paper() -> None:
    web = FakeWeb(papers={"2409.00001": PAPER})
    mention = make.story(
        kind="hackernews", url="https://arxiv.org/pdf/2409.00001v2", summary=""
    )

    (material,) = await materials(services(web=web), mention)

    assert (material.kind, web.asked) == ("paper", ["2409.00001"])
    assert material.published is None
    assert "发布日期：未确认" in facts(mention, TZ, (material,))


async def test_a_mentioned_paper_is_dated_by_what_it_says_itself() -> None:
    own = make.DAY.replace(day=2)
    web = FakeWeb(papers={"2409.00001": PAPER.model_copy(update={"published": own})})
    mention = make.story(kind="hackernews", url="https://arxiv.org/abs/2409.00001")

    (material,) = await materials(services(web=web), mention)

    assert material.published == own
    assert "发布日期：2024-09-02" in facts(mention, TZ, (material,))


async def test_a_paper_that_cannot_be_read_leaves_its_abstract_and_a_note() -> None:
    notes = Notes()

    (material,) = await materials(services(notes=notes), make.story(**ABSTRACT))

    assert (material.kind, material.text) == ("abstract", "We present a model.")
    assert "only its abstract was read" in notes.said[0]


async def test_a_paper_without_an_address_of_its_own_is_read_by_its_abstract() -> None:
    web = FakeWeb()
    story = make.story(kind="arxiv", summary="We present a model.")

    (material,) = await materials(services(web=web), story)

    assert (material.kind, material.text) == ("abstract", "We present a model.")
    assert web.asked == []


async def test_a_repository_is_read_by_its_readme_and_latest_release() -> None:
    released = dt.datetime(2024, 9, 5, tzinfo=dt.UTC)
    repository = Repository(
        readme="# Model\nIt plans.",
        release="v1.2",
        release_url=f"{REPOSITORY}/releases/tag/v1.2",
        release_text="Faster.",
        release_published=released,
    )
    story = make.story(kind="github", url=REPOSITORY, title="lab/model", summary="A.")
    web = FakeWeb(repositories={REPOSITORY: repository})

    readme, release = await materials(services(web=web), story)

    assert (readme.n, readme.kind, readme.text) == (
        1,
        "readme",
        "A.\n\n## Model\nIt plans.",
    )
    assert (release.n, release.kind, release.text) == (2, "release", "Faster.")
    assert release.title == "lab/model v1.2"
    assert release.url == f"{REPOSITORY}/releases/tag/v1.2"
    assert release.published == released


async def test_a_repository_that_cannot_be_read_is_metadata_and_noted() -> None:
    notes = Notes()
    web = FakeWeb(repositories={REPOSITORY: SourceError("it is gone")})
    story = make.story(kind="github", url=REPOSITORY, title="lab/model", summary="A.")

    (material,) = await materials(services(web=web, notes=notes), story)

    assert (material.kind, material.text) == ("metadata", "A.")
    assert notes.said == ["lab/model: it is gone"]


async def test_a_link_site_s_repository_is_read_as_one() -> None:
    web = FakeWeb(repositories={REPOSITORY: Repository(readme="# Model")})
    story = make.story(kind="hackernews", url=REPOSITORY, summary="")

    assert kinds(await materials(services(web=web), story)) == ["readme"]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        pytest.param({"summary": LONG}, "feed", id="enough text of its own"),
        pytest.param({"summary": "v1.2", "release": "v1.2"}, "release", id="a release"),
    ],
)
async def test_a_feed_s_own_text_spares_the_page(
    given: dict[str, str], kind: str
) -> None:
    web = FakeWeb()

    found = await materials(services(web=web), make.story(**given))

    assert kinds(found) == [kind]
    assert web.asked == []


async def test_behind_a_teaser_of_any_length_the_article_is_read() -> None:
    article = "The article, with its figures. " * 20 + "Its end."
    web = FakeWeb(pages={make.URL: Page(url=make.URL, title="T", text=article)})

    (material,) = await materials(services(web=web), make.story(summary=TEASER))

    assert (material.kind, material.whole) == ("article", article)
    assert material.text.endswith("Its end.")


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param({}, id="no page"),
        pytest.param({make.URL: SourceError("a wall")}, id="a wall"),
        pytest.param(
            {make.URL: Page(url=make.URL, title="T", text="Less.")}, id="a shorter page"
        ),
    ],
)
async def test_a_feed_s_own_text_stays_where_its_page_says_less(
    pages: dict[str, Page | Exception],
) -> None:
    web = FakeWeb(pages=pages)

    (material,) = await materials(services(web=web), make.story(summary=TEASER))

    assert (material.kind, material.text) == ("feed", TEASER.strip())


async def test_what_users_write_themselves_is_not_looked_for_in_its_thread() -> None:
    web = FakeWeb()
    post = make.story(kind="hackernews", summary=TEASER)

    assert kinds(await materials(services(web=web), post)) == ["feed"]
    assert web.asked == []


async def test_a_short_entry_is_completed_by_its_page() -> None:
    page = Page(url=make.URL, title="T", text="The whole article.")
    web = FakeWeb(pages={make.URL: page})

    (material,) = await materials(services(web=web), make.story(summary="Short."))

    assert (material.kind, material.text) == (
        "article",
        "Short.\n\nThe whole article.",
    )


async def test_the_pictures_of_a_page_are_kept_for_its_card() -> None:
    shown = ("https://example.org/a.png",)
    page = Page(url=make.URL, title="T", text="The whole article.", images=shown)
    web = FakeWeb(pages={make.URL: page})

    (material,) = await materials(services(web=web), make.story(summary="Short."))

    assert material.images == shown


async def test_a_page_that_cannot_be_read_leaves_metadata_and_a_note() -> None:
    notes = Notes()
    story = make.story(title="One", summary="")

    (material,) = await materials(services(notes=notes), story)

    assert (material.kind, material.text) == ("metadata", "One")
    assert notes.said == [f"One: {make.URL} is not there"]


async def test_a_bug_is_not_swallowed() -> None:
    web = FakeWeb(pages={make.URL: ZeroDivisionError()})

    with pytest.raises(ZeroDivisionError):
        await materials(services(web=web), make.story())


async def test_a_text_has_bounds_and_so_has_their_number() -> None:
    candidates = [
        make.candidate(
            url=f"https://example.org/{n}", title=f"Part {n}", summary="x" * 20_000
        )
        for n in range(6)
    ]

    found = await materials(services(), make.story(*candidates))

    assert [material.n for material in found] == list(range(1, MOST + 1))
    sizes = [len(material.text) for material in found]
    assert sizes[0] == 20_000
    assert ROOM - 200 < sum(sizes) <= ROOM


async def test_an_entry_that_its_source_gives_again_is_read_once() -> None:
    twice = [make.candidate(url=f"https://example.org/{n}", summary=LONG) for n in "ab"]

    found = await materials(services(), make.story(*twice))

    assert [material.url for material in found] == ["https://example.org/a"]


async def test_the_same_page_is_read_once() -> None:
    one, again = (make.candidate(source=name, summary=LONG) for name in ("A", "B"))

    assert len(await materials(services(), make.story(one, again))) == 1


async def test_a_mere_mention_of_what_was_read_is_not_read() -> None:
    web = FakeWeb()
    paper = make.candidate(kind="arxiv", url="https://example.org/paper")
    mention = make.candidate(kind="hackernews", url="https://example.org/talk")

    assert len(await materials(services(web=web), make.story(paper, mention))) == 1
    assert web.asked == []


async def test_a_mention_is_read_where_nothing_else_could_be() -> None:
    talk = "https://example.org/talk"
    web = FakeWeb(pages={talk: Page(url=talk, title="T", text="A talk.")})
    lead = make.candidate(url="https://example.org/gone", summary="")
    mention = make.candidate(kind="hackernews", url=talk, summary="")

    found = await materials(services(web=web), make.story(lead, mention))

    assert kinds(found) == ["metadata", "article"]


def test_facts_are_what_code_knows() -> None:
    story = make.story(
        title="One",
        kind="arxiv",
        authors=("Ann", "Bo"),
        note="accepted at ACL",
        licence="MIT",
        release="v1.2",
        popularity=99,
    )

    assert facts(story, TZ).split("\n") == [
        "标题：One",
        "发布日期：2024-09-10",
        "作者：Ann、Bo",
        "备注：accepted at ACL",
        "许可证：MIT",
        "版本：v1.2",
    ]


def test_a_day_is_that_of_the_issue_s_time_zone() -> None:
    late = dt.datetime(2024, 9, 10, 20, tzinfo=dt.UTC)

    assert "发布日期：2024-09-11" in facts(make.story(published=late), TZ)


def test_an_unknown_day_is_said_to_be_unconfirmed() -> None:
    assert "发布日期：未确认" in facts(make.story(published=None), TZ)


def test_a_long_list_of_authors_is_cut() -> None:
    names = tuple(f"A{n}" for n in range(1, 11))

    assert "、A8 等" in facts(make.story(authors=names), TZ)
