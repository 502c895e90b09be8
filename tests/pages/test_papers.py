"""A paper is its HTML, else its PDF, else an error that names both."""

import pytest

from agents.domain.document import Document, Passage
from agents.errors import SourceError
from agents.pages.papers import read_paper
from agents.ports import Fetched
from tests.pages import latexml as ltx

BASE = "http://127.0.0.1:1"
WHOLE = ltx.page(
    ltx.section("1\tIntroduction", ltx.para(ltx.FILLER * 2)), ltx.bibliography()
)
BROKEN = ltx.page(ltx.section("1\tIntroduction", ltx.para(ltx.FILLER * 2)))


class Host:
    """Answers with what it was given, and remembers what it was asked for."""

    def __init__(self, **pages: str) -> None:
        self._pages = pages
        self.asked: list[str] = []

    async def __call__(self, url: str, **_: object) -> Fetched:
        self.asked.append(url.removeprefix(BASE))
        kind = url.split("/")[3]
        if kind not in self._pages:
            raise SourceError(f"{url} answers 404")
        body = self._pages[kind].encode()
        headers = {"content-type": "text/html; charset=utf-8"}
        return Fetched(url=url, status=200, headers=headers, body=body)


async def pdf(body: bytes, name: str) -> Document:
    text = f"{name} says {body.decode()}"
    return Document(passages=(Passage(kind="paragraph", text=text),))


async def read(host: Host) -> str:
    return (await read_paper(host, BASE, pdf)("2408.00001v2")).passages[0].text


async def test_a_whole_page_is_all_that_is_asked_for() -> None:
    host = Host(html=WHOLE, pdf="a PDF")

    assert await read(host) == "1 Introduction"
    assert host.asked == ["/html/2408.00001v2"]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param({"html": "<h1>No HTML for '2408.00001'</h1>"}, id="a stub"),
        pytest.param({"html": BROKEN}, id="a conversion that broke off"),
        pytest.param({}, id="no answer"),
    ],
)
async def test_without_a_whole_page_the_pdf_is_read(html: dict[str, str]) -> None:
    host = Host(**html, pdf="a PDF")

    assert await read(host) == "the PDF of 2408.00001v2 says a PDF"
    assert host.asked == ["/html/2408.00001v2", "/pdf/2408.00001v2"]


async def test_without_either_both_reasons_are_named() -> None:
    with pytest.raises(
        SourceError, match=r"breaks off .*; .*/pdf/2408.00001v2 answers"
    ):
        await read(Host(html=BROKEN))
