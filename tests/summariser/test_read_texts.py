"""What of a feed, a page and a repository reaches a prompt."""

import pytest

from agents.domain.document import Passage
from agents.domain.reading import Page, Repository
from agents.domain.story import Material, Story
from agents.errors import SourceError
from agents.ports import Services
from agents.summariser.facts import facts
from agents.summariser.room import ROOM, fitted
from tests import make
from tests.fakes import FakeWeb, Notes, services
from tests.summariser.reading import materials

REPOSITORY = "https://github.com/lab/sail"
DOCS = "https://sail.example/docs"
README = (
    f"# Sail\n\nIt steers agents. [Documentation]({DOCS})\n\n## License\n\nApache-2.0"
)
WORDS = "The tool goes through all of the pages and notes what it finds there. "


def repository(
    web: FakeWeb, readme: str = README, **given: str
) -> tuple[Services, Story]:
    web.repositories[REPOSITORY] = Repository(readme=readme)
    values = {"summary": "Agents.", "licence": "MIT", **given}
    story = make.story(kind="github", url=REPOSITORY, title="lab/sail", **values)
    return services(web=web), story


async def stated(readme: str, **given: str) -> str:
    faked, story = repository(FakeWeb(), readme, **given)
    return facts(story, "Asia/Shanghai", await materials(faked, story))


async def test_the_last_section_of_a_long_page_is_shown() -> None:
    parts = [Passage(kind="paragraph", text=WORDS * 8)] * 60
    end = (
        Passage(kind="heading", text="What is left", level=2),
        Passage(kind="paragraph", text="It fails on 3 of 9 tasks."),
    )
    page = Page(url=make.URL, title="T", text="…", passages=(*parts, *end))
    faked = services(web=FakeWeb(pages={make.URL: page}))

    (material,) = await materials(faked, make.story(summary=""))

    assert material.text.endswith("## What is left\nIt fails on 3 of 9 tasks.")


async def test_a_long_article_in_a_feed_is_shown_to_its_end() -> None:
    text = "\n".join([f"Line {n}. {WORDS * 3}" for n in range(80)])

    (material,) = await materials(services(), make.story(summary=text))

    assert material.kind == "feed"
    assert "Line 79." in material.text
    assert len(material.text) <= 16_000
    assert material.whole == text


def test_a_text_without_room_keeps_its_end() -> None:
    long = "\n".join(f"{n} {WORDS}".strip() for n in range(300))

    first, second = fitted([make.material(text=long), make.material(text=long)])

    assert first.text == long
    assert len(second.text) <= ROOM - len(long)
    assert second.text.startswith("0 The tool")
    assert "\n299 The tool" in second.text
    assert second.whole == long


async def test_what_a_source_says_under_everything_is_no_part_of_its_pages() -> None:
    boilerplate = "Follow us for more."
    page = Page(url=make.URL, title="T", text=f"{WORDS}\n{boilerplate}")
    faked = services(web=FakeWeb(pages={make.URL: page}))
    entries = [
        make.candidate(url=f"https://h.org/{n}", summary=f"News {n}. {boilerplate}")
        for n in range(3)
    ]
    faked.store.candidates.keep({one.id: one for one in entries})

    (material,) = await materials(faked, make.story(summary=""))

    assert material.text == WORDS.strip()


async def test_a_readme_brings_the_first_page_of_its_documentation() -> None:
    text = "Sail needs 8 GB of memory."
    web = FakeWeb(pages={DOCS: Page(url=DOCS, title="Start", text=text)})
    faked, story = repository(web)

    readme, docs = await materials(faked, story)

    assert (readme.kind, readme.whole) == ("readme", README)
    assert (docs.kind, docs.url, docs.title, docs.text) == (
        "article",
        DOCS,
        "Start",
        text,
    )


async def test_documentation_that_cannot_be_read_is_noted() -> None:
    notes = Notes()
    web = FakeWeb(
        repositories={REPOSITORY: Repository(readme=README)},
        pages={DOCS: SourceError("it is gone")},
    )
    story = make.story(kind="github", url=REPOSITORY, title="lab/sail")

    found: tuple[Material, ...] = await materials(services(web=web, notes=notes), story)

    assert [one.kind for one in found] == ["readme"]
    assert notes.said == ["lab/sail: its documentation, it is gone"]


@pytest.mark.parametrize(
    ("licence", "fact"),
    [
        pytest.param(
            "MIT",
            "许可证：Apache-2.0（据 README；GitHub 登记为 MIT，以 README 为准）",
            id="GitHub says another",
        ),
        pytest.param("", "许可证：Apache-2.0（据 README）", id="GitHub says none"),
        pytest.param("Apache-2.0", "许可证：Apache-2.0", id="both say the same"),
        pytest.param("Apache-2.0-only", "许可证：Apache-2.0-only", id="a variant"),
    ],
)
async def test_the_licence_is_what_the_readme_says(licence: str, fact: str) -> None:
    assert fact in (await stated(README, licence=licence)).split("\n")


async def test_a_readme_that_names_two_licences_does_not_disagree() -> None:
    told = await stated("# A\n\n## License\n\nCode: MIT. Weights: CC BY-NC 4.0.")

    assert "许可证：MIT、CC-BY-NC-4.0（据 README）" in told.split("\n")


async def test_a_readme_without_a_licence_leaves_it_to_github() -> None:
    assert "许可证：MIT" in (await stated("# Sail")).split("\n")


async def test_the_default_model_is_what_the_readme_says() -> None:
    told = await stated(
        "# Sail\n\nThe default model is `sail-2`.", summary="It defaults to sail-1."
    )

    assert "默认模型：sail-2（据 README；仓库简介写作 sail-1，以 README 为准）" in told
