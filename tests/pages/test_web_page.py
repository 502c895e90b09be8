from contextlib import suppress
from datetime import UTC
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agents.domain.reading import Page
from agents.errors import SourceError
from agents.pages.pdf import PdfReader
from agents.pages.web_page import LEAST, TEXT, extract, read_page
from agents.ports import Fetched
from agents.sources.timestamps import parse_timestamp
from agents.web.fetch import Web
from tests.pages import pdfs
from tests.pages.pdfs import Sheet
from tests.web.conftest import Site, answer

READ_DATE = partial(parse_timestamp, zone=UTC)
URL = "https://example.org/post"
FIRST = "大模型的多智能体协作框架把任务拆成小步，每一步都有验证器检查。" * 3
SECOND = "The second paragraph tells what the framework is used for in practice. " * 3
ARTICLE = f"<article><h1>标题</h1><p>{FIRST}</p><p>{SECOND}</p></article>"


def fetched(
    body: str | bytes, content_type: str = "text/html; charset=utf-8", url: str = URL
) -> Fetched:
    raw = body if isinstance(body, bytes) else body.encode()
    return Fetched(
        url=url, status=200, headers={"content-type": content_type}, body=raw
    )


def page(body: str | bytes, content_type: str = "text/html; charset=utf-8") -> Page:
    return extract(URL, fetched(body, content_type), READ_DATE)


def test_the_article_is_found_among_its_frame() -> None:
    found = page(
        "<html><head><title>标题 | Site</title></head><body><nav><a href='/'>Home</a>"
        f"<a href='/x'>Products</a></nav>{ARTICLE}<footer>All rights reserved</footer>"
    )

    assert (found.url, found.title) == (URL, "标题")
    assert FIRST in found.text
    assert SECOND.strip() in found.text
    assert "Home" not in found.text
    assert "rights reserved" not in found.text


def test_an_article_in_gbk_is_read() -> None:
    assert FIRST in page(f"<meta charset=gbk>{ARTICLE}".encode("gbk"), "text/html").text


def test_hidden_text_never_reaches_the_reader() -> None:
    hidden = (
        "<p style='display:none'>TRAP one is long enough to be kept as a paragraph</p>"
        "<p style='color:#ffffff'>TRAP two is long enough to be kept as a paragraph</p>"
        "<p hidden>TRAP three</p><!-- TRAP four --><img src='/a.png' alt='TRAP five'>"
        "<script>'TRAP six'</script><noscript>TRAP seven</noscript>"
        "<p class='trap'>TRAP eight is long enough to be kept as a paragraph</p>"
    )
    article = ARTICLE.replace("<h1>", f"{hidden}<h1>")

    found = page(f"<style>.trap{{display:none}}</style>{article}")

    assert SECOND.strip() in found.text
    assert "TRAP" not in found.text


def test_what_the_page_states_comes_along() -> None:
    head = (
        '<meta property="article:published_time" content="2024-09-01T08:00:00+08:00">'
        '<meta property="og:image" content="/og.png">'
        '<meta property="og:image:url" content="javascript:alert(1)">'
        '<meta name="twitter:image" content="https://cdn.example.org/t (1).png">'
    )
    images = (
        "<img src='http://[bad'><img data-src='//cdn.example.org/1.png'><img src=''>"
    )
    article = ARTICLE.replace("<h1>", f"{images}<h1>")

    found = page(f"<html><head>{head}</head><body>{article}")

    assert found.published is not None
    assert found.published.isoformat() == "2024-09-01T00:00:00+00:00"
    assert found.images == (
        "https://example.org/og.png",
        "https://cdn.example.org/1.png",
    )


def test_images_are_few_and_relative_to_the_pages_base() -> None:
    images = "".join(f"<img src='{n}.png'>" for n in range(20))
    article = ARTICLE.replace("<h1>", f"{images}<h1>")

    found = page(f"<base href='https://cdn.example.org/x/'>{article}")

    assert len(found.images) == 10
    assert found.images[0] == "https://cdn.example.org/x/0.png"


def test_the_address_is_the_one_after_redirects_if_it_can_be_printed() -> None:
    moved = extract(URL, fetched(ARTICLE, url="https://example.org/new"), READ_DATE)
    odd = extract(URL, fetched(ARTICLE, url="https://example.org/a|b"), READ_DATE)

    assert (moved.url, odd.url) == ("https://example.org/new", URL)


@pytest.mark.parametrize(
    "content_type",
    ["application/pdf", "text/plain", "image/png; x=y", "application/json"],
)
def test_what_is_no_page_is_an_error(content_type: str) -> None:
    with pytest.raises(SourceError, match="not a page"):
        page(ARTICLE, content_type)


@pytest.mark.parametrize("content_type", ["", "TEXT/HTML", "application/xhtml+xml"])
def test_a_page_may_be_labelled_in_other_ways(content_type: str) -> None:
    assert page(ARTICLE, content_type).text


@pytest.mark.parametrize(
    "html",
    [
        "<title>Just a moment...</title><p>Checking your browser before accessing</p>",
        "<p>Please sign in to continue</p><form><input name=user></form>",
        "<h1>Welcome back</h1><form><input type=password></form>",
        f"<title>安全验证</title><p>当前环境异常，完成验证后即可继续访问。</p>{'<p>。' * 9}",
    ],
)
def test_a_login_or_captcha_is_named_as_such(html: str) -> None:
    with pytest.raises(SourceError, match="asks for a login or a captcha"):
        page(html)


def test_an_article_about_captchas_is_no_wall() -> None:
    text = "A captcha asks whether you are a robot, and most of them fail at it. " * 15

    assert "captcha" in page(f"<article><p>{text}</p></article>").text


@pytest.mark.parametrize("html", ["", "<p>short</p>", "<p hidden>" + "x" * 200])
def test_a_page_without_an_article_is_an_error(html: str) -> None:
    with pytest.raises(SourceError, match="has no article"):
        page(html)


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("<div>", id="depth"),
        pytest.param("<h2>x</h2><p>y", id="headings"),
        pytest.param("<table><tr><td>", id="tables"),
        pytest.param("<!--", id="comments"),
    ],
)
def test_a_page_of_one_thing_a_million_times_is_read_or_is_an_error(unit: str) -> None:
    with suppress(SourceError):
        assert len(page(unit * (1_000_000 // len(unit)), "text/html").text) <= TEXT


@given(st.text() | st.binary())
@example("0" * LEAST)  # an article of one word
def test_any_document_has_an_article_that_is_long_enough_or_is_an_error(
    body: str | bytes,
) -> None:
    raw = body.encode("utf-8", "replace") if isinstance(body, str) else body

    try:
        found = page(raw, "text/html").text
    except SourceError:
        return

    assert len(found) >= LEAST
    assert found.encode()  # valid Unicode


async def test_a_page_is_fetched_with_courtesy_and_read(site: Site, fetch: Web) -> None:
    url = site.url("/post", answer(ARTICLE.encode(), content_type="text/html"))

    found = await read_page(fetch, READ_DATE, PdfReader())(url)

    assert found.url == url
    assert site.paths == ["/robots.txt", "/post"]


REPORT = pdfs.pdf(
    Sheet()
    .line("A Report of Fields", 18, pdfs.BOLD)
    .heading("Why it fails")
    .paragraph("Audits fail in 64% of the cases that the report has looked at. " * 8)
)


@pytest.mark.parametrize(
    "content_type", ["application/pdf", "application/octet-stream", "text/html", ""]
)
async def test_a_pdf_is_read_like_a_page_whatever_its_type_says(
    site: Site, fetch: Web, content_type: str
) -> None:
    url = site.url("/report", answer(REPORT, content_type=content_type))

    found = await read_page(fetch, READ_DATE, PdfReader())(url)

    assert (found.url, found.title) == (url, "A Report of Fields")
    assert [one.kind for one in found.passages] == ["heading", "paragraph"]
    assert "Audits fail in 64%" in found.text


async def test_a_page_that_is_called_a_pdf_is_none(site: Site, fetch: Web) -> None:
    body = f"<p>%PDF- is how it begins.</p>{ARTICLE}".encode()
    url = site.url("/report.pdf", answer(body, content_type="application/pdf"))

    with pytest.raises(SourceError, match="not a page"):
        await read_page(fetch, READ_DATE, PdfReader())(url)


def test_the_structure_of_an_article_comes_along() -> None:
    html = (
        f"<article><h1>标题</h1><p>{FIRST}</p><h2>Results</h2><p>{SECOND}</p>"
        "<ul><li>One thing</li><li>Another</li></ul>"
        "<table><tr><th>Model</th><th>F1</th></tr><tr><td>Ours</td><td>71.3</td></tr>"
        "</table></article>"
    )

    found = page(f"<title>标题</title>{html}")

    assert [one.kind for one in found.passages] == [
        "paragraph", "heading", "paragraph", "item", "item", "row", "row",
    ]  # fmt: skip
    assert found.passages[1].level == 2
    assert found.text.endswith("- One thing\n- Another\nModel | F1\nOurs | 71.3")


def test_a_figure_in_math_mode_stands_in_the_text_once() -> None:
    math = '<math alttext="34.6"><mn>34.6</mn></math>'
    article = ARTICLE.replace(
        "</h1>", f"</h1><p>More than BLEU, a score of {math}.</p>"
    )

    assert "a score of 34.6." in page(article).text
    assert page(article).text.count("34.6") == 1


WECHAT = "".join(f"<section><span>第 {n} 段：模型在九项任务上得到 7{n}.4 分。</span></section>" for n in range(9))  # fmt: skip


def test_an_article_of_wechat_is_what_its_content_holds() -> None:
    html = (
        f"<div id='js_content'>{WECHAT}<p style='display:none'>TRAP</p></div>"
        "<div id='js_tags'>喜欢作者</div>"
    )

    found = page(html)

    assert "78.4 分" in found.text
    assert "TRAP" not in found.text
    assert "喜欢作者" not in found.text


def test_an_article_of_wechat_is_read_though_it_is_served_hidden() -> None:
    style = "visibility: hidden; opacity: 0;"
    html = f"<div id='js_content' style='{style}'>{WECHAT}<p hidden>TRAP</p></div>"

    found = page(html)

    assert "78.4 分" in found.text
    assert "TRAP" not in found.text


def test_a_million_characters_are_read() -> None:
    text = "".join(f"<h2>Part {n}</h2><p>{SECOND}</p>" for n in range(5_000))

    found = page(f"<article>{text}</article>")

    assert 900_000 < len(found.text) <= 1_000_000


def test_a_short_article_that_quotes_a_wall_is_an_article() -> None:
    quoting = (
        "A site that asks visitors to verify you are human was solved by an agent."
    )

    assert quoting in page(f"<article><p>{quoting}</p><p>{FIRST}</p></article>").text
