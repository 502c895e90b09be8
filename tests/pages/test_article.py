from hypothesis import given
from hypothesis import strategies as st

from agents.domain.document import Document, Passage
from agents.pages.article import LIMIT, paragraphs, select_article

WORDS = "The tool goes through all of the pages and notes what it finds there. "


def paragraph(text: str) -> Passage:
    return Passage(kind="paragraph", text=text.strip())


def heading(text: str, level: int = 2) -> Passage:
    return Passage(kind="heading", text=text, level=level)


def long_article(parts: int = 20, last: str = "What comes next") -> Document:
    passages = [paragraph("It opens with the figure 31. " + WORDS * 5)]
    for part in range(parts):
        passages += [
            heading(f"Part {part}"),
            paragraph(f"Part {part} begins with figure {part}01. {WORDS * 4}"),
            paragraph(f"Part {part} goes on. {WORDS * 12}"),
        ]
    passages += [heading(last), paragraph(WORDS), paragraph("It ends with figure 997.")]
    return Document(passages=tuple(passages))


def test_a_short_article_goes_whole_below_its_headings() -> None:
    document = Document(
        passages=(
            paragraph("One."),
            heading("Two"),
            Passage(kind="item", text="Three."),
            Passage(kind="row", text="Model | 4", table=1),
        )
    )

    assert select_article(document) == "One.\n## Two\n- Three.\nModel | 4"


def test_of_a_long_article_its_opening_each_part_s_beginning_and_its_end_are_shown() -> (
    None
):
    shown = select_article(long_article())

    assert len(shown) <= LIMIT
    assert "figure 31." in shown
    assert all(f"figure {part}01." in shown for part in range(20))
    assert "## What comes next" in shown
    assert shown.endswith("figure 997.")


def test_what_a_page_puts_below_its_article_is_not_its_end() -> None:
    document = long_article()
    frame = (heading("Related posts"), *[paragraph("Another post. " * 20)] * 20)
    framed = document.model_copy(update={"passages": (*document.passages, *frame)})

    shown = select_article(framed)

    assert shown.endswith("figure 997.")
    assert "Another post" not in shown


def test_a_long_text_without_headings_is_shown_by_its_opening_and_its_end() -> None:
    text = "\n".join([f"Line {n} says this. {WORDS * 3}" for n in range(200)])

    shown = select_article(paragraphs(text))

    assert shown.startswith("Line 0 says")
    assert "Line 199 says" in shown


def test_a_line_is_short_enough_to_be_pointed_to() -> None:
    shown = select_article(Document(passages=(paragraph(WORDS * 100),)))

    assert max(map(len, shown.split("\n"))) <= 400
    assert shown.replace("\n", " ") == (WORDS * 100).strip()


PASSAGES = st.lists(
    st.one_of(
        st.builds(heading, st.sampled_from(["A part", "参考文献"]), st.integers(1, 4)),
        st.builds(
            paragraph, st.sampled_from(["A word. ", "没有句号", "x" * 90, WORDS])
        ),
    )
)


@given(PASSAGES, st.integers(0, 600))
def test_never_more_than_the_limit_and_nothing_that_is_not_there(
    passages: list[Passage], limit: int
) -> None:
    shown = select_article(Document(passages=tuple(passages)), limit)

    assert len(shown) <= limit
    texts = [one.text for one in passages]
    lines = [line.removeprefix("## ") for line in shown.split("\n") if line]
    assert all(any(line in text for text in texts) for line in lines)
