"""Of a long paper the prompt shows what a reader would mark, of a short one all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.document import Document, Passage, PassageKind
from agents.pages.article import LIMIT as ARTICLE
from agents.pages.article import select_article
from agents.pages.excerpt import LINE
from agents.pages.selection import LIMIT, select, until

FACT = "The Kestrel router keeps 17.31 of 19 experts idle."
FILLER = (
    "The estimate is read off the held-out split and averaged over three seeds. "
    "Nothing in this sentence is of any interest to a reader of the paper. "
)


def heading(text: str, level: int = 1) -> Passage:
    return Passage(kind="heading", text=text, level=level)


def para(text: str = "", size: int = 800, kind: PassageKind = "paragraph") -> Passage:
    """A paragraph of about `size` characters that begins with `text`."""
    rest = FILLER * (max(0, size - len(text)) // len(FILLER) + 1)
    return Passage(kind=kind, text=f"{text} {rest}".strip())


def row(text: str, table: int = 1) -> Passage:
    return Passage(kind="row", text=text, table=table)


def caption(text: str, table: int = 0) -> Passage:
    return Passage(kind="caption", text=text, table=table)


def long(size: int = 8) -> list[Passage]:
    return [para() for _ in range(size)]


def paper(*parts: list[Passage], title: str = "Kestrel: Sparse Routing") -> str:
    """The selection of a long paper that has these parts among its usual ones."""
    body = [
        heading("1 Introduction"), *long(),
        *(passage for part in parts for passage in part),
        heading("7 Experiments"), *long(20),
        heading("References"), para("REFERENCES"),
        heading("Appendix A Proofs"), *long(40),
    ]  # fmt: skip
    return select(Document(title=title, passages=tuple(body)))


def test_a_short_paper_goes_whole_but_for_what_is_never_read() -> None:
    text = select(
        Document(
            passages=(
                heading("1 Introduction"), Passage(kind="paragraph", text="One. Two."),
                heading("2 Related Work"), Passage(kind="paragraph", text="Others."),
                heading("3 Model"), Passage(kind="item", text="Three."), row("a | 1"),
                heading("Ethics Statement"), Passage(kind="paragraph", text="Fine."),
                heading("References"),
                heading("Appendix A Proofs"), Passage(kind="paragraph", text="QED."),
            )
        )
    )  # fmt: skip

    assert text.split("\n") == [
        "## 1 Introduction", "One. Two.", "## 3 Model", "- Three.", "a | 1",
    ]  # fmt: skip


def test_a_text_without_passages_is_nothing() -> None:
    assert select(Document(passages=())) == ""
    assert select_article(Document(passages=())) == ""


@pytest.mark.parametrize(
    "part",
    [
        pytest.param([heading(name), *long(1), para(FACT), *long()], id=name)
        for name in (
            "8 Discussion and Limitations", "VIII Limitations", "8 局限性", "Limitations",
            "8 Conclusion and Future Work", "8 Threats to Validity",
        )
    ]
    + [
        pytest.param([heading(name), para(FACT), *long()], id=name)
        for name in (
            "6 Concluding Remarks", "Conclusion", "IX Summary", "9 结论", "Final Remarks",
            "4 Our Approach", "5 What can it do?", "5 Setup", "III-B Router", "3 方法",
            "5 Main Results", "5.2 Ablation Study", "5 实验", "6 Discussion",
        )
    ],
)  # fmt: skip
def test_a_fact_is_found_below_whatever_heading_it_stands(part: list[Passage]) -> None:
    assert FACT in paper([heading("2 Background"), *long(20)], part)


@pytest.mark.parametrize("count", [5, 12, 40])
def test_the_first_paragraph_of_every_method_section_is_begun(count: int) -> None:
    facts = [f"Step {n} moves {n}.5 units of the load." for n in range(count)]
    parts = [
        [heading(f"3.{n} Step", 2), para(fact), *long(4)]
        for n, fact in enumerate(facts)
    ]

    text = paper([heading("3 Method"), *long(1)], *parts)

    assert [fact for fact in facts if fact not in text] == []


def test_a_contribution_at_the_end_of_a_huge_paragraph_is_found() -> None:
    intro = Passage(kind="paragraph", text=f"{FILLER * 70}We propose Kestrel. {FACT}")
    body = (heading("Introduction"), intro, heading("Method"), *long(60))

    text = select(Document(passages=body))

    assert "We propose Kestrel." in text
    assert text.startswith("## Introduction\nThe estimate is read off")


def test_contributions_come_before_the_rest_of_a_long_introduction() -> None:
    listed = [para(f"Point {n}: {FACT}", 300, kind="item") for n in range(4)]

    text = paper([*long(10), para("Our contributions are:", 60), *listed])

    assert [n for n in range(4) if f"- Point {n}: {FACT}" not in text] == []


def test_results_are_those_with_figures_and_comparisons() -> None:
    told = para(f"It outperforms the best baseline by 4.2 points, 91.3 to 87.1. {FACT}")

    assert FACT in paper([heading("6 Results"), *long(30), told, *long(10)])


def test_results_within_a_method_are_found() -> None:
    told = para(f"Kestrel is better than dense routing, 91.3 against 87.1. {FACT}")
    body = (heading("1 Kestrel"), *long(30), told, *long(30))

    assert FACT in select(Document(passages=body))


@pytest.mark.parametrize(
    "sentence",
    [
        "A limitation is that languages without spaces were not tried at all in it.",
        "We leave larger models to future work, since no machine was at hand for it.",
        "It does not support streaming input, which is the case in most products.",
        "本文方法尚未在更大的模型上验证。",
    ],
)
def test_limits_are_found_where_no_heading_names_them(sentence: str) -> None:
    hidden = Passage(
        kind="paragraph", text=f"{FILLER * 9}{sentence} {FILLER * 9}".strip()
    )

    assert sentence in paper([heading("6 Analysis"), *long(10), hidden, *long(10)])


def test_limitations_in_an_appendix_are_read_and_others_limits_are_not() -> None:
    body = (
        heading("1 Introduction"), *long(50),
        heading("2 Related Work"), heading("2.1 Limitations of Prior Work", 2),
        para("THEIRS"), heading("References"), para("REFERENCES"),
        heading("Appendix A More"), para("APPENDIX"),
        heading("A.1 Limitations", 2), para(FACT),
        heading("Appendix B Prompts"), para("PROMPTS"),
    )  # fmt: skip

    text = select(Document(passages=body))

    assert FACT in text
    for unread in ("THEIRS", "REFERENCES", "APPENDIX", "PROMPTS"):
        assert unread not in text


@pytest.mark.parametrize(
    "name",
    [
        "2 Related Work", "II Prior Art", "2 相关工作", "Broader Impact", "致谢",
        "Ethical Considerations", "Acknowledgements", "Author Contributions",
        "Reproducibility Statement", "Abstract",
    ],
)  # fmt: skip
def test_what_is_not_of_the_work_is_never_shown(name: str) -> None:
    told = para("DECOY outperforms the best baseline by 4.2 points, 91.3 to 87.1.")
    below = [heading("Main Results", 2), para("DECOY below")]

    assert "DECOY" not in paper([heading(name), told, *below])


def test_what_follows_the_references_is_an_appendix_but_for_methods() -> None:
    body = (
        heading("Introduction"), *long(40), heading("References"),
        heading("B Additional Results"), para("APPENDIX"),
        heading("Methods"), para(FACT),
        heading("Sampling", 2), para("It draws 4.5 of 6."),
    )  # fmt: skip

    text = select(Document(passages=body))

    assert FACT in text
    assert "It draws 4.5 of 6." in text
    assert "APPENDIX" not in text


def test_main_tables_come_before_settings_and_their_own_rows_first() -> None:
    settings = [caption("Table 1: Hyper-parameters.", 1)]
    settings += [row(f"setting {n} | {n} | SETTING", 1) for n in range(200)]
    main = [caption("Table 2: Main results on five tasks.", 2), row("Model | F1", 2)]
    main += [
        row(f"Baseline {n} from an earlier paper | {n}.1 | {n}.2", 2) for n in range(90)
    ]
    main += [row("Kestrel (ours) | 91.3 | 88.8", 2), row("Upper bound | 99.1", 2)]

    text = paper([heading("3 Method"), *settings, *main])

    assert "Model | F1" in text
    assert "Kestrel (ours) | 91.3 | 88.8" in text
    assert "Upper bound | 99.1" in text
    assert text.count("SETTING") <= 1_000 / len("setting 1 | 1 | SETTING")


def test_many_small_tables_are_all_shown() -> None:
    small = [
        one
        for n in range(1, 13)
        for one in (
            caption(f"Table {n}: Results of task {n}.", n),
            row(f"task {n} | {n}.75", n),
        )
    ]

    text = paper([heading("5 Results"), *long(10), *small])

    assert [n for n in range(1, 13) if f"task {n} | {n}.75" not in text] == []


def test_a_main_table_that_stands_in_another_section_is_shown() -> None:
    moved = [
        caption("Table 2: Main results of our method.", 2), row("Ours | 91.3", 2),
        caption("Table 1: Properties of earlier data sets.", 1), row("DECOY | 3", 1),
    ]  # fmt: skip

    text = paper([heading("2 Related Work"), para("DECOY"), *moved])

    assert "Table 2: Main results of our method.\nOurs | 91.3" in text
    assert "DECOY" not in text


def test_a_row_is_one_line_and_a_line_holds_few_sentences() -> None:
    wide = row(" | ".join(f"e.g. {n}. x" for n in range(80)))

    lines = paper([heading("5 Results"), caption("Table 1: Results.", 1), wide]).split(
        "\n"
    )

    assert any(line.startswith("e.g. 0. x | e.g. 1. x") for line in lines)
    assert max(len(line) for line in lines if " | " not in line) <= LINE


def test_a_letter_without_headings_has_its_opening_and_its_end() -> None:
    body = (para("Opening."), *long(60), para(FACT), para("Ending."))

    text = select(Document(passages=body))

    assert text.startswith("Opening.")
    assert FACT in text
    assert "Ending." in text


_TEXTS = st.text(alphabet="ab .。，|\u3000中1", min_size=1, max_size=120).map(
    lambda text: " ".join(text.split()) or "a"
)
_PASSAGES = st.lists(
    st.one_of(
        st.builds(
            Passage,
            kind=st.just("heading"),
            text=st.sampled_from(
                ["Introduction", "3 Method", "Results", "Related Work", "Limitations",
                 "References", "Conclusion", "3.1 Loss"]
            ),
            level=st.integers(1, 4),
        ),
        st.builds(
            Passage, kind=st.sampled_from(["paragraph", "item", "caption"]), text=_TEXTS
        ),
        st.builds(
            Passage, kind=st.sampled_from(["row", "caption"]), text=_TEXTS,
            table=st.integers(1, 3),
        ),
    ),
    max_size=40,
)  # fmt: skip


@given(_PASSAGES, st.integers(0, 2_000))
def test_a_selection_is_never_longer_than_its_limit(
    passages: list[Passage], limit: int
) -> None:
    document = Document(passages=tuple(passages))

    assert len(select(document, limit)) <= limit
    assert len(select_article(document, limit)) <= limit


@given(_PASSAGES, st.integers(0, 2_000))
def test_every_line_is_of_the_document_and_in_its_order(
    passages: list[Passage], limit: int
) -> None:
    document = Document(passages=tuple(passages))

    for chosen in (select(document, limit), select_article(document, limit)):
        place = 0
        for line in filter(None, chosen.split("\n")):
            found = document.text.find(_bare(line), place)
            assert found >= 0, line
            place = found + len(_bare(line))


@given(_PASSAGES)
def test_a_short_text_goes_whole(passages: list[Passage]) -> None:
    document = Document(passages=tuple(passages))
    said = "".join("".join(map(_bare, select_article(document).split("\n"))).split())

    kept = [one.text for one in passages if one.kind != "heading"]
    assert all("".join(text.split()) in said for text in kept)


def _bare(line: str) -> str:
    return line.removeprefix("## ").removeprefix("- ")


def test_a_long_article_has_its_opening_each_first_paragraph_and_its_end() -> None:
    parts = [
        passage
        for n in range(9)
        for passage in (heading(f"Part {n}"), para(f"Begins {n}."), *long(4))
    ]
    article = Document(passages=(para("Opening."), *long(6), *parts, para("The end.")))

    text = select_article(article)

    assert text.startswith("Opening.")
    assert [n for n in range(9) if f"Begins {n}." not in text] == []
    assert "The end." in text
    assert len(text) <= ARTICLE


def test_the_limit_is_used() -> None:
    assert len(paper([heading("3 Method"), *long(90)])) > LIMIT - 500


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("One. Two. Three.", 20, "One. Two. Three."),
        ("One. Two. Three.", 11, "One. Two."),
        ("One. Two.", 2, ""),
        ("一。二。三。四。", 6, "一。二。"),
    ],
)
def test_a_text_ends_with_a_sentence(text: str, most: int, kept: str) -> None:
    assert until(text, most) == kept


def test_a_sentence_without_an_end_is_cut_at_a_word() -> None:
    kept = until("word " * 2_000, 500)

    assert 250 < len(kept) <= 500
    assert kept.endswith("word")
