"""What is read without feedparser is told as feedparser tells it."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import SourceError
from agents.sources.entry import Entry
from agents.sources.plain_rss import plain_rss
from agents.sources.rss import ROOTS, XmlFeed
from agents.sources.safe_xml import safe_xml, text_of

SHARED = Path(__file__).parents[3] / "shared" / "data"
NAMES = (
    "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    " xmlns:media='http://search.yahoo.com/mrss/'"
    " xmlns:slash='http://purl.org/rss/1.0/modules/slash/'"
    " xmlns:atom='http://www.w3.org/2005/Atom'"
)
TEXT = st.sampled_from((
    "", " ", "Robots read", "读懂长视频", "café", "cafÃ©", "“quoted”", "1 < 2", "a </b> c",
    "<b>bold</b>", "R&amp;D", "R&D", "&#8217;s", "&odd;", "&nbsp;", "me@example.org (Me)", "Me",
    "https://h.org/1?a=1&b=2", "https://h.org/1?a=1&amp;b=2;", "https:///h.org/x", "/1",
    "Mon, 02 Sep 2024 04:00:00 GMT", "a\n b",
)) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)  # fmt: skip
ELEMENT = st.sampled_from((
    "title", "link", "description", "pubDate", "pubdate", "guid",
    "guid isPermaLink='false'", "guid isPermaLink='true'", "category",
    "category domain='d'", "author", "dc:creator", "content:encoded", "comments",
    "slash:comments", "enclosure url='https://h.org/p.png' type='Image/PNG'",
    "enclosure url='' length='1'", "media:content url='https://h.org/m' medium='image'",
    "media:thumbnail url='https://h.org/t.png'", "media:thumbnail", "media:title",
    "source url='https://h.org'", "dc:date", "updated", "title type='html'",
    "link href='https://h.org/2'", "atom:link href='https://h.org/3' rel='self'",
))  # fmt: skip


def element(head: str, text: str) -> str:
    return f"<{head}>{escape(text)}</{head.split(maxsplit=1)[0]}>"


ELEMENTS = st.lists(st.builds(element, ELEMENT, TEXT), max_size=6)


def rss(channel: str, *items: str) -> str:
    own = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0' {NAMES}><channel>{channel}{own}</channel></rss>"


def told(document: str) -> list[tuple[tuple[str, ...], Entry]]:
    """The entries of a document, and what each says of its date."""
    feed = XmlFeed(document, "Feed", "https://h.org/feed")
    return [(feed.dates(raw), feed.entry(raw, None)) for raw in feed.entries]


def assert_as_feedparser(document: str) -> bool:
    """Whether it was read without feedparser, which is asked by an unheard-of element."""
    if plain_rss(document.encode()) is None:
        return False
    other = document.replace("<channel>", "<channel><unheard>1</unheard>", 1)
    assert plain_rss(other.encode()) is None
    assert told(document) == told(other)
    return True


@given(channel=ELEMENTS, items=st.lists(ELEMENTS, max_size=3))
def test_a_feed_is_told_as_feedparser_tells_it_or_left_to_it(
    channel: list[str], items: list[list[str]]
) -> None:
    assert_as_feedparser(rss("".join(channel), *map("".join, items)))


@pytest.mark.parametrize(
    "item",
    [
        (
            "<title>读懂长视频</title><link>https://h.org/1</link><guid>https://h.org/1</guid>"
            "<description>&lt;p&gt;One&lt;/p&gt;</description><category>AI</category>"
            "<pubDate>Mon, 02 Sep 2024 04:00:00 GMT</pubDate><dc:creator>Me</dc:creator>"
            "<content:encoded><![CDATA[<p>One &amp; two</p>]]></content:encoded>"
        ),
        "<title>R&amp;amp;D</title><guid isPermaLink='false'>7</guid>",
        "<guid>https://h.org/1</guid><link>https://h.org/2</link><title>café</title>",
        (
            "<title>AT&amp;T</title><category domain='d'>a</category><category>b</category>"
            "<category>b</category><author>Me</author><author></author>"
        ),
        (
            "<title>One</title><enclosure url='https://h.org/p.png' type='Image/PNG'/>"
            "<media:content url='https://h.org/m' medium='image'/>"
            "<media:thumbnail url='https://h.org/t.png'/>"
        ),
    ],
)
def test_a_usual_entry_needs_no_feedparser(item: str) -> None:
    channel = (
        "<title>Feed</title><link>https://h.org/</link><managingEditor>Ed</managingEditor>"
        "<atom:link href='https://h.org/feed' rel='self'/>"
        "<image><url>https://h.org/i.png</url><link>https://h.org/i</link></image>"
    )
    assert assert_as_feedparser(rss(channel, item))


@pytest.mark.parametrize(
    "item",
    [
        "<title>a</title><title>b</title>",
        "<title><b>a</b></title>",
        "<title>a &lt;b&gt;c&lt;/b&gt;</title>",
        "<title>a&nbsp;b</title>",
        "<title>a",
        "<title xml:lang='en'>a</title>",
        "<title>cafÃ©</title>",
        "<link>https:///h.org/1</link>",
        "<link>https://h.org/1?a=1&amp;amp;b=2</link>",
        "<author>me@h.org (Me)</author>",
        "<category domain='d'></category>",
        "<media:thumbnail>https://h.org/t.png</media:thumbnail>",
        "<unheard>a</unheard>",
    ],
)
def test_what_is_out_of_the_usual_is_left_to_feedparser(item: str) -> None:
    assert plain_rss(rss("", "<title>One</title>", item).encode()) is None


def test_a_second_channel_and_another_format_are_left_to_feedparser() -> None:
    assert plain_rss(b"<rss><channel></channel><channel></channel></rss>") is None
    assert plain_rss(b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>") is None
    home = "<atom:link href='https://h.org/' rel='alternate'/>"
    assert plain_rss(rss(home).encode()) is None


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not here")
def test_recorded_feeds_are_told_as_feedparser_tells_them() -> None:
    read = 0
    # A third of them, for feedparser takes its time.
    for file in sorted(SHARED.glob("feed*/**/*"))[::3]:
        if file.is_file():
            try:
                text, _ = text_of(file.read_bytes(), "", file.name)
                document = safe_xml(text, file.name, "a feed", ROOTS).decode()
            except SourceError:
                continue
            read += "<channel>" in document and assert_as_feedparser(document)
    assert read > 0
