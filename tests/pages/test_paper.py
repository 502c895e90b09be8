"""A paper's page → its passages, in every form that LaTeXML has for them."""

import pytest

from agents.domain.document import Document
from agents.errors import SourceError
from agents.pages.page_reading import PASSAGES, TEXT
from agents.pages.paper import read_html
from tests.pages import latexml as ltx

URL = "https://arxiv.org/html/2408.00001"
BODY = ltx.section("1\tIntroduction", ltx.para(ltx.FILLER * 2))
END = ltx.bibliography()


def read(*body: str, **given: str) -> Document:
    return read_html(ltx.page(BODY, *body, END, **given), URL)


def said(*body: str) -> list[tuple[str, str]]:
    """The kinds and texts below the introduction."""
    passages = read(*body).passages
    return [(one.kind, one.text) for one in passages[2:-1]]


def test_a_page_is_its_title_its_abstract_and_its_passages() -> None:
    paper = read(ltx.section("2\tMethod", ltx.para("We prune.")), title="On Trees")

    assert paper.title == "On Trees"
    assert paper.abstract == "Trees are sparse."
    assert [one.text for one in paper.passages] == [
        "1 Introduction",
        (ltx.FILLER * 2).strip(),
        "2 Method",
        "We prune.",
        "References",
    ]


def test_headings_have_the_level_of_their_section() -> None:
    paper = read(
        ltx.section(
            "2\tMethod",
            ltx.section(
                "2.1\tTrees",
                ltx.section("Pruning.", ltx.para("One."), kind="paragraph"),
                kind="subsection",
            ),
        )
    )

    levels = [(one.text, one.level) for one in paper.passages if one.level]
    assert levels == [
        ("1 Introduction", 1),
        ("2 Method", 1),
        ("2.1 Trees", 2),
        ("Pruning.", 4),
        ("References", 1),
    ]


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param(ltx.math("28.4"), id="alttext"),
        pytest.param(
            "<math><semantics><mn>9</mn><annotation encoding='application/x-tex'>28.4"
            "</annotation></semantics></math>",
            id="the TeX beside it, where there is no alttext",
        ),
        pytest.param(
            '<math alttext=""><semantics><mn>28.4</mn></semantics></math>',
            id="what it shows, where there is no TeX",
        ),
    ],
)
def test_a_formula_is_told_exactly_once(formula: str) -> None:
    in_prose = said(ltx.para(f"More than BLEU, a score of {formula}."))
    in_row = said(ltx.table("Scores", ("Ours", formula)))

    assert in_prose == [("paragraph", "More than BLEU, a score of 28.4.")]
    assert in_row[1] == ("row", "Ours | 28.4")


def test_headings_and_paragraphs_without_a_class_are_known_by_their_element() -> None:
    assert said("<h3>Pruning</h3><p>We prune.</p>") == [
        ("heading", "Pruning"),
        ("paragraph", "We prune."),
    ]


def test_what_stands_outside_the_paper_is_the_sites_own() -> None:
    html = ltx.page(BODY, END).replace("</body>", "<h2>Help</h2><p>NOISE</p></body>")

    assert "NOISE" not in read_html(html, URL).text


def test_an_equation_is_of_the_sentence_around_it() -> None:
    text = ltx.para(
        "The loss is",
        ltx.equation("L=a+b"),
        '<p class="ltx_p">where a is small.</p>',
        '<p class="ltx_p">A second paragraph.</p>',
    )

    assert said(text) == [
        ("paragraph", "The loss is L=a+b where a is small."),
        ("paragraph", "A second paragraph."),
    ]


def test_the_rows_of_an_equation_group_are_one_formula() -> None:
    cells = "".join(
        f'<td class="ltx_eqn_cell">{ltx.math(t)}</td>' for t in ("y", "=Cx")
    )
    group = (
        '<table class="ltx_equationgroup ltx_eqn_align ltx_eqn_table"><tbody>'
        f'<tr class="ltx_eqn_row">{cells}</tr><tr class="ltx_eqn_row">{cells}</tr>'
        "</tbody></table>"
    )

    assert said(ltx.para("It is", group)) == [("paragraph", "It is y =Cx y =Cx")]


@pytest.mark.parametrize("tag", ["table", "span", "div"])
def test_a_table_is_rows_whatever_its_elements_are(tag: str) -> None:
    found = said(ltx.table("Main results.", ("Model", "F1"), ("Ours", "91"), tag=tag))

    assert found == [
        ("caption", "Table 1: Main results."),
        ("row", "Model | F1"),
        ("row", "Ours | 91"),
    ]


def test_a_table_within_a_paragraph_is_rows_after_what_stood_before() -> None:
    inner = (
        '<span class="ltx_inline-block"><span class="ltx_tabular">'
        '<span class="ltx_tr"><span class="ltx_td">Ours</span><span class="ltx_td">91'
        "</span></span></span></span>"
    )

    assert said(ltx.para(f"Before {inner} after.")) == [
        ("paragraph", "Before"),
        ("row", "Ours | 91"),
        ("paragraph", "after."),
    ]


def test_a_table_within_a_cell_is_the_words_of_the_cell() -> None:
    stacked = (
        '<span class="ltx_tabular"><span class="ltx_tr"><span class="ltx_td">Kernel'
        '</span></span><span class="ltx_tr"><span class="ltx_td">time</span></span></span>'
    )

    found = said(ltx.table("Speed.", ("Model", stacked), ("Ours", "12 ms")))

    assert found[1:] == [("row", "Model | Kernel time"), ("row", "Ours | 12 ms")]


def test_a_cell_over_several_rows_is_told_in_each() -> None:
    rows = (
        '<figure class="ltx_table"><table class="ltx_tabular">'
        '<tr class="ltx_tr"><th class="ltx_td" colspan="2">Task</th><th class="ltx_td">F1</th></tr>'
        '<tr class="ltx_tr"><td class="ltx_td" rowspan="2">QA</td><td class="ltx_td">base</td>'
        '<td class="ltx_td">71</td></tr>'
        '<tr class="ltx_tr"><td class="ltx_td">ours</td><td class="ltx_td">78</td></tr>'
        '<tr class="ltx_tr"><td class="ltx_td">NLI</td><td class="ltx_td">ours</td>'
        '<td class="ltx_td">64</td></tr></table></figure>'
    )

    assert [text for _, text in said(rows)] == [
        "Task | | F1",
        "QA | base | 71",
        "QA | ours | 78",
        "NLI | ours | 64",
    ]


def test_rows_and_captions_of_one_table_share_its_number() -> None:
    paper = read(
        ltx.table("First.", ("a", "1")), ltx.table("Second.", ("b", "2")),
        ltx.figure("No table.", "x1.png"),
    )  # fmt: skip

    numbers = [(one.text, one.table) for one in paper.passages if one.kind != "heading"]
    assert numbers[1:] == [
        ("Table 1: First.", 1),
        ("a | 1", 1),
        ("Table 1: Second.", 2),
        ("b | 2", 2),
        ("Figure 1: No table.", 0),
    ]


def test_items_come_without_bullets_and_terms_with_what_they_mean() -> None:
    described = (
        '<dl class="ltx_description"><dt class="ltx_item"><span class="ltx_tag '
        'ltx_tag_item">Router.</span></dt><dd class="ltx_item">'
        f"{ltx.para('It picks an expert.')}</dd></dl>"
    )

    assert said(ltx.items("One.", "Two."), described) == [
        ("item", "One."),
        ("item", "Two."),
        ("item", "Router. It picks an expert."),
    ]


def test_a_theorem_begins_with_its_name() -> None:
    theorem = (
        '<div class="ltx_theorem"><h6 class="ltx_title ltx_runin ltx_title_theorem">'
        f'<span class="ltx_tag ltx_tag_theorem">Theorem 1</span>.</h6>{ltx.para("It ends.")}</div>'
    )

    assert said(theorem) == [("paragraph", "Theorem 1. It ends.")]


def test_panels_are_told_with_the_caption_of_the_whole() -> None:
    drawn = ltx.figure("Both ways.", panels=("(a) Dense.", "(b) Sparse."))

    paper = read(drawn)

    assert [one.text for one in paper.passages if one.kind == "caption"] == [
        "Figure 1: Both ways. (a) Dense. (b) Sparse."
    ]
    assert {figure.caption for figure in paper.figures} == {"Figure 1: Both ways."}


def test_a_panel_with_a_number_of_its_own_is_a_figure_of_its_own() -> None:
    panels = "".join(
        f'<figure class="ltx_figure ltx_figure_panel"><img src="{name}.png">'
        f'<figcaption class="ltx_caption">Figure {name}: Own.</figcaption></figure>'
        for name in ("2", "3")
    )

    paper = read(f'<figure class="ltx_figure">{panels}</figure>')

    assert [(f.caption, f.url[-6:]) for f in paper.figures] == [
        ("Figure 2: Own.", "/2.png"),
        ("Figure 3: Own.", "/3.png"),
    ]


def test_a_box_of_text_that_is_drawn_is_read() -> None:
    box = (
        '<svg class="ltx_picture"><g><text>axis</text><foreignObject><span '
        'class="ltx_minipage"><span class="ltx_p">Takeaway: prune early.</span></span>'
        f"</foreignObject></g></svg>{ltx.para('After it.')}"
    )

    assert said(box) == [
        ("paragraph", "Takeaway: prune early."),
        ("paragraph", "After it."),
    ]


@pytest.mark.parametrize(
    "noise",
    [
        '<span class="ltx_note"><sup>1</sup><span class="ltx_p">NOISE</span></span>',
        '<span class="ltx_ERROR undefined">\\NOISE</span>',
        '<button class="sr-only button">Report issue NOISE</button>',
        '<span style="color:#fff">NOISE</span>',
        '<span class="ltx_text" style="font-size:1px">NOISE</span>',
        '<span style="display:none"><math alttext="NOISE"></math></span>',
        '<math alttext="NOISE" style="display:none"></math>',
        '<svg style="display:none"><foreignObject>NOISE</foreignObject></svg>',
        '<span class="ltx_tag ltx_tag_equation">(NOISE)</span>',
    ],
)
def test_what_is_no_text_of_the_paper_is_left_out(noise: str) -> None:
    assert "NOISE" not in read(ltx.para(f"Before. {noise} After.")).text


@pytest.mark.parametrize(
    "noise",
    [
        '<div class="ltx_acknowledgements"><p class="ltx_p">NOISE</p></div>',
        '<div class="ltx_keywords">NOISE</div>',
        '<div class="package-alerts ltx_document"><p class="ltx_p">NOISE</p></div>',
        '<div class="ltx_listing"><div class="ltx_listingline">NOISE</div></div>',
        ltx.bibliography("NOISE"),
    ],
)
def test_parts_that_are_not_read_are_left_out(noise: str) -> None:
    paper = read(noise)

    assert "NOISE" not in paper.text
    assert "NOISE" not in paper.title


def test_an_appendix_says_that_it_is_one() -> None:
    paper = read(ltx.section("Proofs", ltx.para("Trivial."), kind="appendix"))

    assert "Appendix: Proofs" in [one.text for one in paper.passages]


@pytest.mark.parametrize(
    ("head", "source", "address"),
    [
        ('<base href="/html/2408.00001v1/">', "x1.png", "2408.00001v1/x1.png"),
        ("", "2408.00001v2/x1.png", "2408.00001v2/x1.png"),
        ("", "/html/2408.00001v3/x1.png", "2408.00001v3/x1.png"),
    ],
)
def test_pictures_lie_where_the_page_says(head: str, source: str, address: str) -> None:
    paper = read(ltx.figure("A tree.", source), head=head)

    assert [f.url for f in paper.figures] == [f"https://arxiv.org/html/{address}"]


@pytest.mark.parametrize(
    ("stated", "licence"),
    [
        (ltx.licence("CC BY 4.0"), "CC BY 4.0"),
        (ltx.licence("CC BY-NC-SA 4.0"), "CC BY-NC-SA 4.0"),
        (ltx.licence("CC BY NC 4.0"), "CC BY-NC 4.0"),
        (ltx.licence("CC Zero"), "CC0"),
        ('<div id="license-tr">License: CC BY-SA 4.0</div>', "CC BY-SA 4.0"),
        (
            ltx.licence("arXiv.org perpetual non-exclusive license"),
            "arXiv.org perpetual non-exclusive license",
        ),
        (
            '<a rel="license" href="http://creativecommons.org/licenses/by/4.0/"></a>',
            "CC BY 4.0",
        ),
        ("", ""),
    ],
)
def test_the_licence_is_what_the_page_states(stated: str, licence: str) -> None:
    assert read(top=stated).licence == licence


@pytest.mark.parametrize(
    ("authors", "known"),
    [
        pytest.param(
            ltx.author(
                "Ada", ltx.affiliation("University of Somewhere<br>{a, b}@s.edu")
            ),
            ("University of Somewhere",),
            id="an affiliation with its address",
        ),
        pytest.param(
            ltx.author(
                "Ada",
                '<span class="ltx_contact ltx_role_affiliation">'
                '<span class="ltx_text ltx_affiliation_department">Logic</span>'
                '<span class="ltx_text ltx_affiliation_institution">Analytic Works</span>'
                '<span class="ltx_text ltx_affiliation_city">London</span>'
                '<span class="ltx_text ltx_affiliation_country">UK</span></span>',
            ),
            ("Analytic Works",),
            id="acmart, whose parts have classes",
        ),
        pytest.param(
            ltx.author(
                "Ada",
                ltx.affiliation("<sup>1</sup>Works Ltd. <sup>2</sup>Shore University"),
            ),
            ("Works Ltd", "Shore University"),
            id="several in one, with marks",
        ),
        pytest.param(
            ltx.author(
                'Ada<sup>1</sup>, Bob<sup>2</sup><br class="ltx_break">Affiliations: '
                "<sup>1</sup>Shore University, <sup>2</sup>OpenAI"
            ),
            ("Shore University", "OpenAI"),
            id="a label",
        ),
        pytest.param(
            ltx.author("Ada<br>单位：清华大学计算机系；月之暗面"),
            ("清华大学", "月之暗面"),
            id="a Chinese label",
        ),
    ],
)
def test_institutions_are_known_by_a_mark_or_a_label(
    authors: str, known: tuple[str, ...]
) -> None:
    paper = read(authors=authors)

    assert (paper.affiliations, paper.unlabelled) == (known, False)


def test_a_labelled_line_above_the_first_heading_counts() -> None:
    html = ltx.page(ltx.para("机构：北岸大学"), BODY, END, authors=ltx.author("Ada"))

    assert read_html(html, URL).affiliations == ("北岸大学",)


@pytest.mark.parametrize(
    "authors",
    [
        ltx.author("Ada<br>Shore University<br>London"),
        ltx.author("Ada<br><sup>1</sup>Google DeepMind"),
        '<span class="ltx_note ltx_role_institutetext">Institute of Trees</span>',
    ],
)
def test_institutions_without_a_label_are_known_to_be_there(authors: str) -> None:
    paper = read(authors=authors)

    assert (paper.affiliations, paper.unlabelled) == ((), True)


def test_an_author_alone_names_no_institution() -> None:
    paper = read(authors=ltx.author("Ada Lovelace<sup>*</sup><br>ada@example.org"))

    assert (paper.affiliations, paper.unlabelled) == ((), False)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<h1>No HTML for '2408.00001'</h1><p>HTML is not available for the source.</p>",
        ltx.page(abstract=ltx.FILLER * 20),
        ltx.page(ltx.section("1\tIntroduction"), END),
    ],
)
def test_a_stub_is_no_paper(html: str) -> None:
    with pytest.raises(SourceError, match="no text of a paper"):
        read_html(html, URL)


@pytest.mark.parametrize(
    ("rest", "is_whole"),
    [
        ("", False),
        (END, True),
        (ltx.section("6\tConcluding Remarks", ltx.para("Done.")), True),
        (ltx.section("VI\tConclusion and Future Work", ltx.para("Done.")), True),
        (ltx.section("5\t总结与展望", ltx.para("完。")), True),
    ],
)
def test_a_conversion_that_broke_off_is_not_whole(rest: str, *, is_whole: bool) -> None:
    assert read_html(ltx.page(BODY, rest), URL).is_whole == is_whole


def test_a_letter_without_headings_is_read() -> None:
    letter = read_html(ltx.page(ltx.para(ltx.FILLER * 3), END), URL)

    assert letter.passages[0].text.startswith("The estimate")


def test_a_page_without_end_is_read_within_bounds() -> None:
    rows = "<tr><td rowspan=9>a</td><td>1</td></tr>" * 30_000

    paper = read(f'<figure class="ltx_table"><table>{rows}</table></figure>')

    assert len(paper.passages) <= PASSAGES
    assert len(paper.text) <= TEXT + PASSAGES


def test_a_paragraph_without_end_is_cut() -> None:
    paper = read(ltx.para("word " * 300_000))

    assert len(paper.text) <= TEXT + len(paper.passages)


def test_a_page_goes_on_being_read_whatever_is_left_open() -> None:
    torn = ltx.page(BODY, '<math><annotation><svg><span class="ltx_tabular">', END)

    assert read_html(torn, URL).passages[0].text == "1 Introduction"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("arXiv:2408.00001v1 [cs.CL] 01 Aug 2024", "2024-08-01"),
        ("arXiv:math/0309136v1 [math.AG] 9 Sep 2003", "2003-09-09"),
        ("arXiv:2408.00001v2 [cs.CL] 09 Sep 2024", None),
        ("arXiv:2408.00001v11 [cs.CL] 09 Sep 2024", None),
        ("arXiv:2408.00001v1 [cs.CL] 31 Feb 2024", None),
        ("", None),
    ],
)
def test_a_paper_is_dated_by_the_stamp_of_its_first_version(
    stamp: str, day: str | None
) -> None:
    at = read(top=f'<div id="watermark-tr">{stamp}</div>').published

    assert (at and f"{at:%Y-%m-%d}") == day
