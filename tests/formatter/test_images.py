import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.document import DocumentFigure
from agents.domain.issue import (
    Block,
    Illustration,
    Images,
    LinkLine,
    Paragraph,
    TextRun,
)
from agents.domain.reading import Page
from agents.domain.words import SectionName, StoryId
from agents.formatter.images import (
    TRIES,
    Offer,
    alternative,
    file_name,
    fit,
    illustrated,
    offers,
    pages,
    readme_pictures,
    shown_on,
)
from tests import make

RAW = "https://raw.githubusercontent.com/lab/one/HEAD/"
REPOSITORY = make.candidate(
    kind="github", url="https://github.com/lab/one", licence="MIT"
)
WORDS = Paragraph(text=(TextRun(text="字。"),))
LINK = LinkLine(label="论文地址", url="https://arxiv.org/abs/2409.00001")
DAY = dt.date(2024, 9, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("![a](docs/arch.png)", RAW + "docs/arch.png", id="relative"),
        pytest.param("![a](/docs/arch.png)", RAW + "docs/arch.png", id="from the root"),
        pytest.param("![a](<./a.png> 'title')", RAW + "a.png", id="with a title"),
        pytest.param('<p><IMG width="9" SRC="a.png"></p>', RAW + "a.png", id="a tag"),
        pytest.param(
            "![a](https://github.com/lab/one/blob/main/a.png?raw=true)",
            "https://raw.githubusercontent.com/lab/one/main/a.png",
            id="the page of a file",
        ),
        pytest.param(
            "![a](//img.example.org/a.png)",
            "https://img.example.org/a.png",
            id="without a scheme",
        ),
    ],
)
def test_a_readmes_picture_has_a_whole_address(text: str, expected: str) -> None:
    found = readme_pictures(REPOSITORY, text)

    assert [(one.url, one.page, one.licence) for one in found] == [
        (expected, REPOSITORY.url, "MIT")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("![The whole of it](a.png)", "The whole of it", id="Markdown"),
        pytest.param('<img alt="The whole" src="a.png">', "The whole", id="a tag"),
        pytest.param('<img src="a.png" width="900">', "", id="a tag without words"),
    ],
)
def test_what_a_readme_says_of_a_picture_goes_with_it(text: str, told: str) -> None:
    assert [one.description for one in readme_pictures(REPOSITORY, text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("![a](../../../other/two/HEAD/a.png)", id="another repository's"),
        pytest.param("![a](data:image/png;base64,AAAA)", id="a data address"),
        pytest.param("![a](javascript:alert)", id="a script"),
        pytest.param("![Build badge](https://example.org/status.png)", id="a badge"),
        pytest.param('<img data-src="a.png">', id="no source"),
        pytest.param("![a](https://[/a.png)", id="no host"),
    ],
)
def test_what_is_no_picture_of_the_repository_is_not_offered(text: str) -> None:
    assert fit(readme_pictures(REPOSITORY, text)) == []


@given(
    alt=st.text(max_size=20),
    address=st.text(st.characters(exclude_characters=" \n()<>"), min_size=1),
)
def test_whatever_a_readme_holds_only_web_addresses_are_offered(
    alt: str, address: str
) -> None:
    text = f'![{alt}]({address}) <img src="{address}">'

    found = fit(readme_pictures(REPOSITORY, text))

    assert all(offer.url.startswith(("http://", "https://")) for offer in found)


def test_a_readme_on_no_known_host_offers_nothing() -> None:
    other = make.candidate(kind="github", url="https://git.example.org/lab/one")

    assert readme_pictures(other, "![a](a.png)") == []


@pytest.mark.parametrize(
    "url",
    [
        "https://img.shields.io/pypi/v/one.png",
        "https://avatars.githubusercontent.com/u/1?s=400",
        "https://opengraph.githubassets.com/1/lab/one",
        "https://example.org/logo.png",
        "https://example.org/assets/one_banner.jpg",
        "https://example.org/u/avatar/7.png",
        "https://example.org/pixel.gif",
        "https://example.org/drawing.SVG",
        "https://example.org/page.html",
        "ftp://example.org/a.png",
        "https://example.org:port/a b.png",
        "https://[::1/a.png",
    ],
)
def test_badges_faces_banners_marks_pixels_and_svg_are_not_fetched(url: str) -> None:
    assert fit([Offer(url, "https://example.org/")]) == []


def test_a_word_within_a_word_refuses_nothing() -> None:
    kept = Offer("https://example.org/catalogos/iconography.png", "https://example.org")

    assert fit([kept]) == [kept]


def test_a_feeds_pictures_come_before_the_readmes_and_the_pages() -> None:
    lead = REPOSITORY.model_copy(update={"images": ("https://example.org/feed.png",)})
    story = make.story().model_copy(update={"lead": lead})
    readme = make.material(url=lead.url, kind="readme", text="![a](readme.png)")
    article = make.material(
        url="https://example.org/post",
        kind="article",
        images=("https://example.org/post.png",),
    )

    found = offers(story, [readme, article])

    assert [offer.url for offer in found] == [
        "https://example.org/feed.png",
        RAW + "readme.png",
        "https://example.org/post.png",
    ]
    assert found[2].page == "https://example.org/post"


def test_no_more_pictures_are_tried_than_allowed() -> None:
    found = [Offer(f"https://example.org/{n}.png", "https://e.org/") for n in range(50)]

    assert fit([found[0], *found]) == found[:TRIES]


PAPER = "https://arxiv.org/abs/2409.00001"
FIGURE = DocumentFigure(
    url="https://papers.example.org/html/2409.00001/x1.png", caption="一图"
)


@pytest.mark.parametrize("licence", ["CC BY 4.0", "CC BY-SA 4.0", "CC0"])
def test_the_figures_of_an_open_paper_are_offered_with_their_credit(
    licence: str,
) -> None:
    story = make.story(kind="arxiv", url=PAPER, authors=("Ada", "Bo", "Cy"))
    read = make.material(url=PAPER, kind="paper", licence=licence, figures=(FIGURE,))

    (offer,) = offers(story, [read])

    assert (offer.url, offer.page, offer.licence) == (FIGURE.url, PAPER, licence)
    assert offer.credit == f"图：Ada、Bo 等，arXiv:2409.00001，{licence}"
    assert offer.description == FIGURE.caption


@pytest.mark.parametrize(
    "licence",
    ["", "CC BY-NC 4.0", "CC BY-NC-SA 4.0", "CC BY-ND 4.0", "arXiv.org perpetual"],
)
def test_the_figures_of_a_paper_under_another_licence_are_not(licence: str) -> None:
    story = make.story(kind="arxiv", url=PAPER)
    read = make.material(url=PAPER, kind="paper", licence=licence, figures=(FIGURE,))

    assert offers(story, [read]) == []
    assert pages(story, [read]) == []


def drawn(*names: str, credit: str = "") -> list[Illustration]:
    page = "https://example.org/"
    return [
        Illustration(
            file=f"static/{name}.png", url=page, page=page, credit=credit, sha256=""
        )
        for name in names
    ]


@pytest.mark.parametrize(
    ("told", "alternative_"),
    [
        pytest.param(
            "Figure 1: the *model* at work",
            "Figure 1: the model at work",
            id="a caption",
        ),
        pytest.param("模型的总体结构", "模型的总体结构", id="a Chinese one"),
        pytest.param("", "推理模型 o1，图 2", id="nothing is told"),
        pytest.param("image", "推理模型 o1，图 2", id="a word that tells nothing"),
        pytest.param("fig_1", "推理模型 o1，图 2", id="a name and a number"),
        pytest.param("long words " * 20, ("long words " * 20)[:76], id="a long one"),
    ],
)
def test_a_picture_says_what_its_page_says_of_it_else_whose_item_it_is_of(
    told: str, alternative_: str
) -> None:
    assert alternative(told, "推理模型 o1", 2, 3) == alternative_


def test_a_credit_stands_below_its_pictures() -> None:
    blocks = illustrated([LINK], "news", drawn("a", "b", credit="图"))

    shown = Images(files=("static/a.png", "static/b.png"))
    assert blocks == (LINK, shown, Paragraph(text=(TextRun(text="图"),)))


def test_an_entry_whose_page_was_read_is_not_read_again() -> None:
    story = make.story(kind="feed", url="https://example.org/post")
    read = make.material(url="https://example.org/post", kind="article")
    told = make.material(url="https://example.org/post", kind="feed")

    assert pages(story, [read]) == []
    assert pages(story, [told]) == ["https://example.org/post"]


def test_a_page_offers_what_it_shows() -> None:
    page = Page(
        url="https://example.org/post",
        title="t",
        text="t",
        images=("https://example.org/a.png", "https://example.org/logo.png"),
    )

    assert shown_on(page) == [Offer("https://example.org/a.png", page.url)]


@pytest.mark.parametrize(
    ("section", "place"),
    [
        pytest.param("theory", 2, id="a paper's below its links"),
        pytest.param("practice", 3, id="a tool's at the end"),
        pytest.param("news", 3, id="news at the end"),
    ],
)
def test_pictures_stand_where_the_layout_has_them(
    section: SectionName, place: int
) -> None:
    blocks: tuple[Block, ...] = (WORDS, LINK, WORDS)

    found = illustrated(blocks, section, drawn("a", "b"))

    assert found.index(Images(files=("static/a.png", "static/b.png"))) == place


def test_a_card_without_pictures_stays_as_it_is() -> None:
    assert illustrated((WORDS, LINK), "theory", []) == (WORDS, LINK)


def test_a_papers_pictures_without_a_link_stand_at_the_end() -> None:
    found = illustrated((WORDS,), "theory", drawn("a"))

    assert found == (WORDS, Images(files=("static/a.png",)))


def test_a_file_is_named_after_day_item_and_place() -> None:
    name = file_name(DAY, "端侧 MiniCPM-V 2.6", StoryId("one"), 2, "png")

    assert name == "static/20240930-minicpm-v-2-6-7692c3-2.png"


@given(
    name=st.text(max_size=300),
    story=st.text(max_size=300),
    n=st.integers(min_value=1, max_value=6),
)
def test_no_name_from_outside_chooses_a_path(name: str, story: str, n: int) -> None:
    file = file_name(DAY, name, StoryId(story), n, "jpg")

    assert re.fullmatch(r"static/20240930-[a-z0-9-]{6,47}-[1-6]\.jpg", file)
    assert Images(files=(file,)).files == (file,)


@given(name=st.text(max_size=60), one=st.text(), other=st.text())
def test_two_stories_of_one_name_have_two_files(
    name: str, one: str, other: str
) -> None:
    files = {file_name(DAY, name, StoryId(s), 1, "png") for s in (one, other)}

    assert len(files) == len({one, other})
