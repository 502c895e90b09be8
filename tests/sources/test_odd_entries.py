"""Odd records and torn characters in feeds: each costs itself, and no reading ends."""

import json
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.characters import whole
from agents.domain.reading import SourceReading
from agents.domain.source import FeedSource
from agents.errors import SourceError
from agents.ports import Fetched
from agents.sources import feed
from tests.sources.site import SHANGHAI, WEEK

URL = "https://blog.example.org/feeds/all.xml"
ANY = st.text(
    st.sampled_from("\0\x1b[\x85\x9b\ud83d\ude00\uffff<&;#]") | st.characters(),
    max_size=40,
)


def parse(body: str | bytes) -> SourceReading:
    source = FeedSource(kind="feed", name="Blog", url=URL)
    content = body.encode() if isinstance(body, str) else body
    answer = Fetched(url=URL, status=200, headers={}, body=content)
    return feed.parse(source, answer, WEEK.until, SHANGHAI)


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>"


def atom(*entries: str) -> str:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{''.join(entries)}</feed>"


def item(more: str = "", title: str = "One", link: str = "https://h.org/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


ITEM = {"id": "https://h.org/odd", "title": "Odd", "content_text": "Text."}


def json_feed(*items: object, **more: object) -> bytes:
    """Two good items around the given ones."""
    good = [{"id": f"https://h.org/{n}", "title": f"Good {n}"} for n in (1, 2)]
    version = "https://jsonfeed.org/version/1.1"
    whole = {"version": version, "items": [good[0], *items, good[1]], **more}
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(None, id="null"),
        pytest.param([], id="a list"),
        pytest.param(3, id="a number"),
        pytest.param("item", id="a text"),
        pytest.param({**ITEM, "date_published": 1725244200}, id="a date as a number"),
        pytest.param({**ITEM, "author": "Han"}, id="a text for an author"),
        pytest.param({**ITEM, "authors": ["Han"]}, id="texts for authors"),
        pytest.param({**ITEM, "authors": {"name": "Han"}}, id="one author, no list"),
        pytest.param({**ITEM, "authors": [None]}, id="null among authors"),
        pytest.param({**ITEM, "tags": "LLM"}, id="a text for tags"),
        pytest.param({**ITEM, "tags": [None]}, id="null among tags"),
        pytest.param({**ITEM, "title": {"text": "x"}}, id="an object for a title"),
        pytest.param({**ITEM, "attachments": [{}]}, id="an empty attachment"),
    ],
)
def test_an_odd_item_of_a_json_feed_costs_only_itself(odd: object) -> None:
    found = parse(json_feed(odd))

    assert [one.title for one in found.candidates] == ["Good 1", "Good 2"]
    assert found.status == "degraded"
    assert found.note.startswith("1 of 3 items cannot be read (")


def test_a_json_feed_of_nothing_but_odd_items_is_an_error() -> None:
    with pytest.raises(SourceError, match="2 of 2 items cannot be read"):
        parse(json_feed().replace(b'"title":', b'"title": 1, "t":'))


def test_an_odd_home_page_of_a_json_feed_is_none() -> None:
    assert parse(json_feed(home_page_url={"a": 1})).status == "ok"


@pytest.mark.parametrize(
    "odd",
    [
        "<x:pos xmlns:x='http://www.opengis.net/gml'>1 2</x:pos>",
        "<textinput><link href='/x'/></textinput>",
    ],
)
@pytest.mark.parametrize("form", [rss, atom])
def test_an_odd_entry_of_a_feed_costs_only_itself(
    odd: str, form: Callable[..., bytes | str]
) -> None:
    tag = "item" if form is rss else "entry"
    entries = [
        f"<{tag}><title>E{n}</title><link href='https://h.org/{n}'>https://h.org/{n}"
        f"</link>{odd if n == 1 else ''}</{tag}>"
        for n in range(3)
    ]

    found = parse(form(*entries))

    assert [one.title for one in found.candidates] == ["E0", "E2"]
    assert (found.status, found.note) == ("degraded", "1 of 3 entries cannot be read")


def test_a_feed_of_nothing_but_odd_entries_is_an_error() -> None:
    odd = "<x:pos xmlns:x='http://www.opengis.net/gml'>1 2</x:pos>"

    with pytest.raises(SourceError, match="not a readable feed"):
        parse(rss(item(odd), item(odd)))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(json_feed({**ITEM, "title": "A \ud83d\ude00 \ud83d"}), id="JSON"),
        pytest.param(
            rss(item(title="A &#xD83D;&#xDE00; &#xD83D;", link="https://h.org/odd")),
            id="references",
        ),
        pytest.param(
            b"<rss><channel><item><title>A \xed\xa0\xbd\xed\xb8\x80 \xed\xa0\xbd</title>"
            b"<link>https://h.org/odd</link></item></channel></rss>",
            id="bytes",
        ),
    ],
)
def test_half_an_emoji_in_an_entry_is_replaced_and_two_halves_are_one(
    body: bytes,
) -> None:
    [title] = [c.title for c in parse(body).candidates if c.url == "https://h.org/odd"]

    assert title == "A 😀 \ufffd"


@given(ANY)
def test_no_text_of_an_entry_ends_a_reading(text: str) -> None:
    escaped = escape(text).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    bodies = (
        json_feed({"id": "https://h.org/odd", "title": text, "content_html": text}),
        rss(item(f"<description>{escaped}</description>", title=escaped)),
        rss(item(title="".join(f"&#{ord(c)};" for c in text) or "x")),
    )

    for body in bodies:
        for one in parse(body).candidates:
            assert whole(one.title + one.summary) == one.title + one.summary
