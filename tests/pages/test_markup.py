from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.pages.markup import visible_html
from agents.pages.metadata import Metadata
from agents.pages.plain_text import clean_lines, plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("No markup\n\nat all", "No markup\n\nat all", id="plain text"),
        pytest.param("<p>One</p><p>Two</p>", "One\n\nTwo", id="paragraphs"),
        pytest.param("a<br>b<br/>c", "a\nb\nc", id="line breaks"),
        pytest.param("a\n  b <b>c</b>d", "a b cd", id="HTML's white space"),
        pytest.param("<pre>a\nb</pre>", "a\nb", id="preformatted text"),
        pytest.param("<ul><li>a<li>b</ul>c", "a\nb\n\nc", id="lists"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c", "a b\nc", id="tables"),
        pytest.param("a &amp; b &lt;i&gt; &#20013;", "a & b <i> 中", id="entities"),
        pytest.param("1 < 2 > 0", "1 < 2 > 0", id="signs that are no tags"),
        pytest.param("<o:p>x</o:p>", "x", id="tags that do not exist"),
        pytest.param("</div></body></html>rest", "rest", id="text after the end"),
        pytest.param("<body>a</body></html>\n", "a", id="white space after the end"),
        pytest.param("a<!-- b -->c<!-->d", "acd", id="comments"),
        pytest.param("a<script>b</script><style>c</style>d", "ad", id="code"),
        pytest.param("<title>a</title>b<svg><text>c</text></svg>", "b", id="the rest"),
        pytest.param('<img alt="a" title="b">c', "c", id="alternative text"),
        pytest.param("a&#0;<b>&#27;[1m&#xD83D;</b>", "a\ufffd\ufffd", id="odd ones"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_html_becomes_the_text_that_a_reader_sees(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<!--" * 50_000, id="comments"),
        pytest.param("<div>" * 100_000, id="depth"),
        pytest.param("<b><i>" * 50_000 + "</b></i>" * 50_000, id="wrong nesting"),
        pytest.param("</p>" * 200_000, id="ends without starts"),
        pytest.param("<a " * 100_000, id="tags that never end"),
        pytest.param(
            "<p " + " ".join(f"a{n}=1" for n in range(60_000)), id="attributes"
        ),
        pytest.param("<" * 400_000, id="brackets"),
        pytest.param("<p>x" * 100_000, id="paragraphs"),
        pytest.param("<style>" + ".a{display:none}" * 25_000, id="rules"),
        pytest.param("<style>" + "a" * 400_000, id="a selector"),
        pytest.param("<p style='" + "/*" * 200_000 + "'>", id="comments in a style"),
        pytest.param("<p style='color:rgb(" + "1" * 300_000 + "'>x", id="a number"),
        pytest.param("<p>" + "\x1b]" * 200_000, id="terminal sequences"),
    ],
)
def test_a_hostile_fragment_is_read_to_its_end(hostile: str) -> None:
    assert len(plain(hostile)) <= len(hostile)


TAGS = "html head body p br style script title table td svg frameset h1 time o:p meta"
PIECES = [f"{start}{tag}>" for tag in TAGS.split() for start in ("<", "</")]
SOUP = st.lists(
    st.sampled_from([*PIECES, "\n", "x", "<!--", "-->", "<", "&"]) | st.text()
)


@given(SOUP.map("".join))
def test_no_html_breaks_the_reading(html: str) -> None:
    text = plain(html)

    assert clean_lines(text) == text
    assert isinstance(visible_html(html), str)
    assert isinstance(Metadata(html).title, str)


def test_a_page_keeps_its_structure_and_loses_its_code() -> None:
    page = (
        '<html><head><title>t</title></head><body onload="x()"><p class="a">1 &lt; 2'
        '<br><img src="/i.png" alt="hidden"><o:p>y</o:p><script>z</script></p></body>'
    )

    assert visible_html(page) == (
        '<p class="a">1 &lt; 2<br><img src="/i.png"><span>y</span></p>'
    )


def test_what_is_nested_without_end_is_flattened() -> None:
    assert visible_html("<div>" * 1000 + "x").count("<div>") < 200


def test_a_body_that_scripts_would_show_is_read() -> None:
    assert plain('<body style="display:none"><p>seen</p></body>') == "seen"


def test_an_article_that_follows_the_head_without_a_body_is_read() -> None:
    assert (
        plain("<meta charset=utf-8><title>t</title><article>seen</article>") == "seen"
    )


def test_a_document_is_read_up_to_a_number_of_elements() -> None:
    text = plain("<p>x" * 40_000)

    assert 29_000 < text.count("x") < 30_000


SNIPPETS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "a", " ", "\n", "<b", "<!--", "-->", "<pre>", "&amp;", "&#0;",
         "<div hidden>", "</div>", "<style>", "</html>", "中", "<body hidden>", "<svg>",
         "<i>" * 40, "\x00", "<script>"]
    ),
    max_size=8,
).map("".join)  # fmt: skip


def test_a_text_does_not_depend_on_one_that_was_not_read_to_its_end() -> None:
    alone = plain("<i>a")

    plain("<i>" * 40_000)

    assert plain("<i>a") == alone


@given(SNIPPETS, SNIPPETS)
def test_a_text_does_not_depend_on_what_was_read_before(before: str, html: str) -> None:
    with ThreadPoolExecutor(1) as thread:  # where nothing was read yet
        alone = thread.submit(plain, html).result()

    plain(before)

    assert plain(html) == alone


def test_a_document_that_is_given_up_leaves_nothing_to_the_next() -> None:
    plain("<i>x" * 40_000)

    assert plain("<p>a</p>b") == "a\n\nb"
