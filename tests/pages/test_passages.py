from hypothesis import given
from hypothesis import strategies as st

from agents.domain.document import Passage
from agents.pages.markup import plain, visible_html
from agents.pages.passages import LONGEST, Walk, passages, within


def told(html: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in passages(html)]


def test_each_piece_of_text_is_a_passage_of_its_kind() -> None:
    html = (
        "<h2>Part <b>one</b></h2><p>A line<br>and another</p><div>Loose</div>"
        "<ul><li>First<ul><li><p>Nested</p></li></ul></li></ul>"
        "<figure><img src=x><figcaption>What is seen</figcaption></figure>"
        "<pre>one\n  two</pre>"
    )

    assert told(html) == [
        ("heading", "Part one"),
        ("paragraph", "A line"),
        ("paragraph", "and another"),
        ("paragraph", "Loose"),
        ("item", "First"),
        ("item", "Nested"),
        ("caption", "What is seen"),
        ("paragraph", "one"),
        ("paragraph", "two"),
    ]
    assert passages(html)[0].level == 2


def test_a_table_is_its_rows_below_its_caption() -> None:
    html = (
        "<table><caption>Scores</caption><tr><th>Model</th><th>F1</th></tr>"
        "<tr><td><p>Ours</p></td><td>71.3</td></tr></table>"
        "<table><tr><td>a</td><td>b</td></tr></table>"
    )

    assert passages(html) == (
        Passage(kind="caption", text="Scores", table=1),
        Passage(kind="row", text="Model | F1", table=1),
        Passage(kind="row", text="Ours | 71.3", table=1),
        Passage(kind="row", text="a | b", table=2),
    )


def test_a_table_that_only_lays_out_a_page_is_paragraphs() -> None:
    html = f"<table><tr><td><p>One.</p><p>Two.</p></td></tr><tr><td>a</td><td>{'long ' * 200}</td></tr></table>"

    assert [kind for kind, _ in told(html)] == ["paragraph"] * 4


def test_a_text_without_paragraphs_is_cut_at_its_sentences() -> None:
    sentence = "The second model is a third of the size of the first. "

    found = passages(f"<p>{sentence * 200}</p>")

    assert all(len(one.text) <= LONGEST for one in found)
    assert all(one.text.endswith("first.") for one in found)
    assert " ".join(one.text for one in found) == (sentence * 200).strip()


def test_of_code_only_the_first_lines_are_taken_where_it_is_to_be_short() -> None:
    walk = Walk(code=80)
    walk.start("pre", {})
    walk.data("one\ntwo\nthree\nfour")
    walk.end("pre")

    assert [one.text for one in walk.whole()] == ["one", "two"]


def test_one_element_can_be_read_alone() -> None:
    html = "<div id=a>one</div><div id=b>two<div>three</div></div><div id=b>four</div>"

    assert told(within(html, "b")) == [("paragraph", "two"), ("paragraph", "three")]


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<li>", "<td>", "<tr>", "<table>", "</table>", "<h2>", "</h2>",
         "<pre>", "</pre>", "<a href=#x>", "word ", "句子。", "<br>", "</td>", "<math>"]
    )
).map("".join)  # fmt: skip


@given(MARKUP)
def test_no_visible_character_is_lost(html: str) -> None:
    shown = visible_html(html)

    found = "".join(one.text for one in passages(shown))

    assert sorted(found.replace(" | ", "").replace(" ", "")) == sorted(
        plain(html).replace(" ", "").replace("\n", "")
    )
