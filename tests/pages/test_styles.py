from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.pages.css.stylesheet import RULES
from agents.pages.markup import visible_html
from agents.pages.plain_text import plain

SHARED = Path(__file__).parents[3] / "shared" / "cases" / "hidden.html"

HIDDEN = [
    "display:none",
    "DISPLAY : NONE !important",
    "display:/**/none",
    "display:n\\6fne",
    "display:none;display:nothing-that-a-browser-knows",
    "content:'}';display:none",
    "visibility:hidden",
    "visibility:collapse",
    "opacity:0",
    "opacity: 0.01",
    "opacity:5%",
    "filter:opacity(0)",
    "font-size:0",
    "font-size:0px",
    "font-size:.1em",
    "font-size:1px",
    "font:0/0 a",
    "font:italic 700 0px/1.2 'A', serif",
    "color:white",
    "color:#fff",
    "color:#fffffe",
    "color:#fefefeff",
    "color:snow",
    "color:rgb(255, 255, 255)",
    "color:rgb(100% 100% 100% / 90%)",
    "color:hsl(0, 0%, 100%)",
    "color:hwb(0 100% 0%)",
    "color:rgba(0,0,0,0)",
    "color:rgba(0,0,0,.04)",
    "color:transparent",
    "color:red;background:red",
    "color:red;background:hsl(0 100% 50%)",
    "color:#000;background-color:#000",
    "color:#fff;background:linear-gradient(#fff, white)",
    "color:#fff;background:#000;background:#fff",
    "color:#fff;background:#fff;background:#000 nonsense",
    "color:black;-webkit-text-fill-color:#fff",
    "position:absolute;left:-9999px",
    "position:fixed;inset:-200vh auto auto",
    "position:relative;top:-9999em",
    "margin-left:-9999px",
    "text-indent:-9999px",
    "text-indent:-100%",
    "clip:rect(0,0,0,0)",
    "clip:rect(1px 1px 1px 1px)",
    "clip-path:inset(50%)",
    "clip-path:circle(0)",
    "transform:scale(0)",
    "transform:rotate(3deg) scaleX(0)",
    "transform:translateX(-9999px)",
    "scale:0",
    "height:0;overflow:hidden",
    "max-width:1px;overflow:clip",
    "content-visibility:hidden",
]
SHOWN = [
    "",
    "display:block",
    "display:none;display:block",
    "display:none!important;display:block!important",
    "display:nonesuch",
    "content:'display:none'",
    "visibility:visible",
    "opacity:0.9",
    "opacity:1.2.3",
    "font-size:14px",
    "font-size:90%",
    "font-size:large",
    "font-size:0;font-size:14px",
    "font:bold 14px/1.6 serif",
    "font-size:calc(1rem + 1vw)",
    "color:#333",
    "color:inherit",
    "color:",
    "color:darkgrey",
    "color:#fff;color:#333",
    "color:#fff;background:#07c160",
    "color:#fff;background:hsl(200 50% 30%)",
    "color:#fff;background:rgba(0,0,0,.6)",
    "color:#fff;background:linear-gradient(red,blue)",
    "color:white;background:url(dark.png)",
    "color:white;background:var(--unknown)",
    "color:var(--unknown)",
    "color:transparent;background:linear-gradient(red,blue);-webkit-background-clip:text",
    "position:relative;left:-10px",
    "position:static;left:-9999px",
    "clip:rect(0,900px,400px,0)",
    "clip-path:inset(10px)",
    "height:0",
    "overflow:hidden",
    "text-indent:-2em",
    "transform:scale(1)",
]


@pytest.mark.parametrize("style", HIDDEN)
def test_what_a_style_hides_is_no_text(style: str) -> None:
    by_class = f"<style>.x{{{style}}}</style><p>seen</p><p class=x>hidden</p>"

    assert plain(f'<p>seen</p><p style="{style}">hidden</p>') == "seen"
    assert plain(by_class) == "seen"


@pytest.mark.parametrize("style", SHOWN)
def test_what_a_style_shows_is_text(style: str) -> None:
    assert plain(f'<p style="{style}">seen</p>') == "seen"
    assert plain(f"<style>.x{{{style}}}</style><p class=x>seen</p>") == "seen"


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        "hidden=''",
        "hidden=until-found",
        "popover",
        "aria-hidden='true'",
        "class='x sr-only'",
        "style='color:white'",
    ],
)
def test_what_an_attribute_hides_is_no_text(attributes: str) -> None:
    assert plain(f"<p>seen</p><div {attributes}>hidden<p>hidden</p></div>") == "seen"


def test_old_attributes_of_colour_count() -> None:
    html = (
        "<font color='white'>hidden</font><td bgcolor='black'><font color='#fff'>seen"
    )

    assert plain(html) == "seen"


def test_white_text_on_a_dark_ground_is_seen() -> None:
    html = "<div style='background:#000'><p style='color:#fff'>seen</p></div>"

    assert plain(html) == "seen"


def test_what_lies_inside_may_show_itself_again_but_not_out_of_nothing() -> None:
    html = (
        "<p style='color:#fff;visibility:hidden;font-size:0'>hidden"
        "<b style='color:#000;visibility:visible;font-size:1rem'>seen</b>"
        "<b style='color:#000;visibility:visible;font-size:3em'>hidden</b></p>"
        "<p style='display:none'><b style='display:block'>hidden</b></p>"
        "<p style='opacity:.2'><b style='opacity:.2'>hidden</b></p>"
    )

    assert plain(html) == "seen"


def test_a_page_that_hides_by_its_own_stylesheet_is_understood() -> None:
    html = (
        "<style>@import 'x'; p.trap, #trap { display: none } div p {display:none}"
        "@media print { .article { display: none } @page { size: A4 } } .b{opacity:0}"
        "</style><p class='Trap'>hidden<p id=trap>hidden<p class=b>hidden"
        "<p class=article>seen"
    )

    assert plain(html) == "seen"


@pytest.mark.parametrize(
    ("selector", "hidden"),
    [
        pytest.param("p.one.two", "<p class='two x one'>", id="compound"),
        pytest.param("p[title]", "<p title=a>", id="an attribute"),
        pytest.param("[lang|=zh]", "<p lang=zh-CN>", id="a language"),
        pytest.param("p[class^='no']", "<p class='note'>", id="the start of a value"),
        pytest.param("[data-x~=b]", "<p data-x='a b'>", id="a word of a value"),
        pytest.param("#a", "<p id=a>", id="an id"),
        pytest.param("\\.x, .\\79", "<p class=y>", id="an escape"),
        pytest.param("section p", "<section><div><p>", id="within"),
        pytest.param("section > div > p", "<section><div><p>", id="directly within"),
        pytest.param("h2 + p", "<h2></h2><p>", id="next to"),
        pytest.param("h2 ~ p", "<h2></h2><b></b><p>", id="behind"),
        pytest.param("p:not(.shown)", "<p>", id="not"),
        pytest.param(":is(.a, .b) > p", "<div class=b><p>", id="either"),
        pytest.param("li:first-child", "<ul><li>", id="the first child"),
        pytest.param("li:nth-child(2n)", "<ul><li><li>", id="each second child"),
        pytest.param("u:hover, p", "<p>", id="beside one that is not decided"),
        pytest.param("/**/p/**/", "<p>", id="comments"),
    ],
)
def test_a_rule_hides_what_its_selector_selects(selector: str, hidden: str) -> None:
    shown = "<p class=shown>seen</p>"
    style = (
        f"<style>{selector}{{display:none}} .shown{{display:block!important}}</style>"
    )

    assert plain(f"{style}{hidden}hidden</p></div></section></ul>{shown}") == "seen"


@pytest.mark.parametrize(
    "selector",
    [
        "p.one.two", "section p", "div > p", "h2 + p", "p:hover", "p::before", "p:has(b)",
        "p:not(p)", "li:nth-child(2)", "[title]", "a|b", ".one > .one", "p >", "",
    ],
)  # fmt: skip
def test_a_rule_says_nothing_of_what_it_does_not_select(selector: str) -> None:
    html = f"<style>{selector}{{display:none}}</style><ul><li><p class=one>seen"

    assert plain(html) == "seen"


@pytest.mark.parametrize(
    ("wrapped", "text"),
    [
        ("@media screen{%s}", "seen"),
        ("@media print, (min-width: 600px){%s}", "seen"),
        ("@media (400px <= width){%s}", "seen x"),
        ("@media (width >= 600px) and (hover){%s}", "seen"),
        ("@media not print{%s}", "seen"),
        ("@media screen{@supports (display:grid){%s}}", "seen"),
        ("@layer base{%s}", "seen"),
        ("article{%s}", "seen"),
        ("article{& > .x{display:none}}", "seen"),
        ("@media print{%s}", "seen x"),
        ("@media (max-width: 600px){%s}", "seen x"),
        ("@media (prefers-color-scheme: dark){%s}", "seen x"),
        ("@media not all{%s}", "seen x"),
        ("@supports not (display:grid){%s}", "seen x"),
        ("@font-face{%s}", "seen x"),
    ],
)
def test_a_rule_within_another_holds_where_the_outer_one_does(
    wrapped: str, text: str
) -> None:
    css = wrapped.replace("%s", ".x{display:none}")

    assert plain(f"<style>{css}</style><article>seen <i class=x>x</i>") == text


@pytest.mark.parametrize(
    ("css", "text"),
    [
        (".x{display:none} .x{display:inline}", "seen x"),
        ("i.x{display:none} .x{display:inline}", "seen"),
        ("#y{display:inline} i.x{display:none}", "seen x"),
        (".x{display:none!important} #y{display:inline}", "seen"),
        (":root{--c:none} .x{display:var(--c)}", "seen"),
        (":root{--c:#111} article{background:var(--c)} .x{color:#fff}", "seen x"),
        (".x{color:var(--a, #fff)}", "seen"),
    ],
)
def test_the_stronger_rule_wins_and_then_the_later_one(css: str, text: str) -> None:
    html = f"<style>{css}</style><article>seen <i id=y class=x>x</i>"

    assert plain(html) == text


def test_a_rule_may_show_what_an_attribute_hides() -> None:
    assert plain("<style>.x{display:block}</style><p hidden class=x>seen") == "seen"


def test_a_sheet_holds_for_what_stands_before_it() -> None:
    assert plain("<p class=x>hidden</p>seen<style>.x{display:none}</style>") == "seen"


@pytest.mark.parametrize(
    "sheet",
    [
        "<style media=print>p{display:none}</style>",
        "<noscript><style>p{display:none}</style></noscript>",
        "<template><style>p{display:none}</style></template>",
    ],
)
def test_a_sheet_that_is_not_for_this_reader_does_not_count(sheet: str) -> None:
    assert plain(f"{sheet}<p>seen</p>") == "seen"


def test_a_wechat_article_is_read_whatever_its_own_style_but_not_what_it_hides() -> (
    None
):
    html = (
        "<style>#js_content{display:none}</style>"
        "<div id=js_content style='visibility:hidden;opacity:0'><p>seen</p>"
        "<p style='visibility:hidden'>hidden</p><p style='opacity:0'>hidden</p></div>"
        "<div id=js_content style='display:none'>hidden</div>"
    )

    assert plain(html) == "seen"


def test_a_page_whose_styles_make_too_much_work_is_read_up_to_there() -> None:
    rules = "".join(f"b i .a{n}, p u:not(.x{n}) {{color:red}}" for n in range(RULES))

    html = visible_html(
        f"<style>{rules}</style><i>seen</i>" + "<p><u>x</u></p>" * 9_000
    )

    assert "seen" in html
    assert html.count("x") < 9_000


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared cases")
def test_none_of_the_shared_ways_to_hide_a_text_works() -> None:
    text = plain(SHARED.read_text(encoding="utf-8"))

    assert "HIDDEN" not in text
    assert "4.2%" in text
    assert "说话人分离" in text


CSS = st.lists(
    st.sampled_from(
        [".a", "p", "{", "}", ";", ":", "display:none", "color:", "rgb(", ")", "var(--a)",
         "--a:", "#fff", "\\", "/*", "*/", "'", '"', "@media ", "(", "min-width:1px", "&",
         ">", " ", "[", "]", ":not(", ":nth-child(", "1e999", "9" * 5_000, "url(", "%", "0",
         "font:", "background:", "clip:rect(", "hsl(", "lab(", "none", "!important", "-"]
    )
    | st.text(max_size=3)
).map("".join)  # fmt: skip


@given(CSS, CSS)
@settings(deadline=None)
def test_no_style_breaks_the_reading(style: str, css: str) -> None:
    quoted = style.replace('"', "&quot;")

    assert isinstance(plain(f'<style>{css}</style><p style="{quoted}" class=a>x'), str)


@pytest.mark.parametrize(
    "piece",
    ["(", "[", "{", "a{", ":not(", "p:is(", "calc(", "var(--a,", "@media (", "a("],
)
def test_no_nesting_breaks_the_reading(piece: str) -> None:
    deep = piece * 1_500  # beyond what Python recurses

    for css in (
        deep,
        f"p{{color:{deep}",
        f"@media {deep}",
        f"@supports {deep}",
        f"{deep}p",
    ):
        assert plain(f"<style>{css}</style><p style='color:{deep}'>x").strip() in (
            "",
            "x",
        )
