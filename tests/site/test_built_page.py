"""Pages of our own, good and bad."""

import pytest

from agents.site.build import Built
from agents.site.built_page import Heading, inspect

WANTED = (Heading(2, "🧐 实践"), Heading(2, "模型"), Heading(3, "【名】组织"))
SCRIPT = '<script type="module" src="/_astro/page.js"></script>'
BLANK = f"<html><head>{SCRIPT}</head><body><!-- own --></body></html>"
BODY = (
    '<h2 id="a">🧐 实践</h2><hr><h2 id="b">模型</h2><h3 id="c">【名】组织</h3>'
    '<p><strong>问题</strong>：一段。<code>**kwargs</code></p><img src="/_astro/x.1.webp">'
    '<p><a href="https://a.example/%E5%A4%A7--x">https://a.example/大—x</a></p>'
)
CONTENTS = (
    '<starlight-toc><ul><li><a href="#_top">概述</a></li>'
    '<li><a href="#a">🧐 实践</a></li><li><a href="#b">模型</a>'
    '<ul><li><a href="#c">【名】组织</a></li></ul></li></ul></starlight-toc>'
)


def built(body: str = BODY, contents: str = CONTENTS, head: str = SCRIPT) -> Built:
    page = (
        f"<html><head>{head}</head><body><!-- own -->{contents}"
        f'<main><div class="sl-markdown-content">{body}</div></main></body></html>'
    )
    return Built(page.encode(), BLANK.encode(), frozenset({"/_astro/x.1.webp"}))


def test_a_good_page_has_no_defect() -> None:
    assert inspect(built(), WANTED) == []


@pytest.mark.parametrize(
    ("added", "said"),
    [
        pytest.param("<p>**词：**字</p>", "Literal ** in '**词：**字'.", id="bold"),
        pytest.param("10<del>20 和 30</del>", "by tildes: '20 和 30'", id="tildes"),
        pytest.param('<img src="static/a.png">', "is unresolved", id="unresolved"),
        pytest.param("<img src=https://x.example/a.png>", "not on the site", id="far"),
        pytest.param("<img src=//x.example/a.png>", "not on the site", id="no scheme"),
        pytest.param("<script>alert(1)</script>", "<script >alert(1)", id="script"),
        pytest.param("<b onclick=go()>x</b>", "onclick='go()'", id="handler"),
        pytest.param("<iframe src=/x></iframe>", "<iframe /x>", id="frame"),
        pytest.param("<!-- note -->", "<!--note-->", id="comment"),
        pytest.param("<a href=javascript:x>y</a>", "leads to 'javascript:x'", id="js"),
        pytest.param("<a href=x.md>y</a>", "leads to 'x.md'", id="relative"),
        pytest.param(
            '<a href="https://b.example/">https://a.example/</a>',
            "'https://a.example/' leads to 'https://b.example/'",
            id="another target",
        ),
        pytest.param("<h2>模型</h2>", "H2 '模型' is too many on the page", id="twice"),
        pytest.param("<h4>小</h4>", "H4 '小' is too many", id="too deep"),
    ],
)
def test_what_spoils_a_page_is_one_sentence(added: str, said: str) -> None:
    (defect,) = inspect(built(BODY + added), WANTED)

    assert said in defect


def test_asterisks_that_the_draft_escapes_are_meant() -> None:
    body = BODY + "<p>算出 2**3 个\n另 **一行</p>"

    assert inspect(built(body), WANTED, ["算出 2**3 个"]) == [
        "Literal ** in '另 **一行'."
    ]


def test_a_brace_that_astro_rewrites_in_the_contents_is_no_defect() -> None:
    body, contents = BODY.replace("名", "{名}"), CONTENTS.replace("名", "${名}")

    assert (
        inspect(built(body, contents), (*WANTED[:2], Heading(3, "【{名}】组织"))) == []
    )


def test_a_heading_that_became_text_is_missed_on_the_page_and_in_the_contents() -> None:
    body = BODY.replace("h3", "p")
    contents = CONTENTS.replace('<ul><li><a href="#c">【名】组织</a></li></ul>', "")

    assert inspect(built(body, contents), WANTED) == [
        "H3 '【名】组织' is missing on the page.",
        "H3 '【名】组织' is missing in the table of contents.",
    ]


def test_an_entry_of_the_contents_leads_to_its_heading() -> None:
    contents = CONTENTS.replace('"#c"', '"#d"')

    (defect,) = inspect(built(contents=contents), WANTED)

    assert defect == "'【名】组织' in the table of contents leads nowhere."


def test_the_headings_keep_their_order() -> None:
    wanted = (WANTED[1], WANTED[0], WANTED[2])

    assert inspect(built(), wanted) == [
        "The headings have another order on the page.",
        "The headings have another order in the table of contents.",
    ]


def test_a_page_that_leads_elsewhere_by_itself_is_told() -> None:
    head = SCRIPT + '<meta http-equiv="refresh" content="0">'

    (defect,) = inspect(built(head=head), WANTED)

    assert defect.startswith("Not Starlight's own: <meta")


def test_a_page_without_content_is_told() -> None:
    assert inspect(Built(b"<p>x</p>", b"<p>x</p>"), WANTED) == [
        "The page has no content."
    ]


def test_a_build_that_failed_is_told_in_astros_words() -> None:
    assert inspect(Built(complaint="Could not find x"), WANTED) == [
        "Astro cannot build the draft: Could not find x"
    ]
