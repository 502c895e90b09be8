import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.web.styles import Look, Stylesheet, look
from agents.web.text import plain

HIDDEN = [
    "display:none",
    "DISPLAY : NONE !important",
    "display:/**/none",
    "visibility:hidden",
    "opacity:0",
    "opacity: 0.01",
    "opacity:5%",
    "font-size:0",
    "font-size:0px",
    "font-size:.1em",
    "font-size:1px",
    "color:white",
    "color:#fff",
    "color:#fffffe",
    "color:#fefefeff",
    "color:rgb(255, 255, 255)",
    "color:rgba(0,0,0,0)",
    "color:transparent",
    "color:red;background:red",
    "color:#000;background-color:#000",
    "position:absolute;left:-9999px",
    "text-indent:-9999px",
    "clip:rect(0,0,0,0)",
    "clip-path:inset(50%)",
    "transform:scale(0)",
    "transform:translateX(-9999px)",
    "height:0;overflow:hidden",
    "content-visibility:hidden",
]
SHOWN = [
    "",
    "display:block",
    "visibility:visible",
    "opacity:0.9",
    "opacity:1.2.3",
    "font-size:14px",
    "font-size:90%",
    "font-size:large",
    "color:#333",
    "color:inherit",
    "color:",
    "color:darkgrey",
    "color:#fff;background:#07c160",
    "color:#fff;background:linear-gradient(red,blue)",
    "color:white;background:url(dark.png)",
    "position:relative;left:-10px",
    "height:0",
    "text-indent:-2em",
]


@pytest.mark.parametrize("style", HIDDEN)
def test_what_a_style_hides_is_no_text(style: str) -> None:
    assert plain(f"<p>seen</p><p style='{style}'>hidden</p>") == "seen"


@pytest.mark.parametrize("style", SHOWN)
def test_what_a_style_shows_is_text(style: str) -> None:
    assert plain(f"<p style='{style}'>seen</p>") == "seen"


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        "hidden=''",
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
        "<b style='color:#000;visibility:visible;font-size:1em'>seen</b></p>"
        "<p style='display:none'><b style='display:block'>hidden</b></p>"
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


@given(st.text(), st.text("{}@;:.#a-/* ,"))
def test_no_style_breaks_the_reading(style: str, css: str) -> None:
    sheet = Stylesheet()
    sheet.read(css)
    sheet.read(style)

    assert isinstance(look(Look(), {"style": style}, sheet), Look)
