import json
from datetime import UTC, datetime

import pytest

from agents.domain.reading import SourceReading, Validators
from agents.domain.source import FeedSource
from agents.domain.story import Candidate
from agents.errors import SourceError
from agents.ports import Fetched
from agents.sources import feed
from tests.sources.site import NOTHING_KNOWN, SHANGHAI, WEEK, Answer, Asked, Site

URL = "https://blog.example.org/feeds/all.xml"
MONDAY = datetime(2024, 9, 2, 2, 30, tzinfo=UTC)
XML = "text/xml; charset=utf-8"


def parse(body: str | bytes, kind: str = XML, limit: int = 100) -> SourceReading:
    source = FeedSource(kind="feed", name="Blog", url=URL, limit=limit)
    answer = Fetched(
        url=URL,
        status=200,
        headers={"content-type": kind},
        body=body.encode() if isinstance(body, str) else body,
    )
    return feed.parse(source, answer, WEEK.until, SHANGHAI)


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Blog</title>'
        f"<link>https://blog.example.org/</link>{''.join(items)}</channel></rss>"
    )


def item(more: str = "", title: str = "One", link: str = "https://h.org/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def atom(*entries: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example.org/">'
        f"<title>Blog</title>{''.join(entries)}</feed>"
    )


def only(reading: SourceReading) -> Candidate:
    (candidate,) = reading.candidates
    return candidate


def dated(day: int, name: str) -> str:
    return item(f"<pubDate>{day} Sep 2024 08:00 +0800</pubDate>", name)


def test_an_rss_item_is_read_whole() -> None:
    found = parse(
        rss(
            item(
                "<pubDate>Mon, 02 Sep 2024 10:30:00 +0800</pubDate>"
                "<dc:creator>李雷</dc:creator><category>LLM</category>"
                "<description>Short.</description>"
                "<content:encoded><![CDATA[<p>Longer, with <b>bold</b>.</p>]]></content:encoded>"
                '<media:content url="/m.png" medium="image"/>'
                '<media:content url="/m.mp4" type="video/mp4"/>'
                '<enclosure url="/e.png" type="image/png" length="1"/>'
                '<media:thumbnail url="/t.png"/>'
            )
        )
    )

    one = only(found)
    assert found.status == "ok"
    assert (one.title, one.url, one.published) == ("One", "https://h.org/1", MONDAY)
    assert (one.authors, one.topics) == (("李雷",), ("LLM",))
    assert "Longer, with" in one.summary
    assert "<" not in one.summary
    assert one.images == tuple(
        f"https://blog.example.org/{name}.png" for name in ("m", "e", "t")
    )


def test_an_atom_entry_is_dated_by_its_publication_not_its_last_change() -> None:
    entry = (
        '<entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; step</title>'
        '<link rel="self" href="/self"/><link rel="alternate" href="post/1"/>'
        "<id>tag:1</id><published>2024-09-02T02:30:00Z</published>"
        "<updated>2024-12-24T00:00:00Z</updated>"
        "<author><name>Han</name></author><category term='nlp' label='NLP'/>"
        "<summary>Text.</summary></entry>"
    )

    one = only(parse(atom(entry)))

    assert one.title.split() == ["A", "bold", "step"]
    assert (one.url, one.published) == ("https://base.example.org/post/1", MONDAY)
    assert (one.authors, one.topics, one.summary) == (("Han",), ("NLP",), "Text.")


def test_an_author_of_the_whole_feed_is_that_of_its_entries() -> None:
    head = "<author><name>The Lab</name></author>"
    entry = '<entry><title>One</title><link href="/1"/></entry>'

    assert only(parse(atom(head, entry))).authors == ("The Lab",)


def test_rdf_is_read_too() -> None:
    document = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://h.org/"><title>T</title></channel>'
        '<item rdf:about="https://h.org/1"><title>One</title>'
        "<dc:date>2024-09-02T10:30:00+08:00</dc:date></item></rdf:RDF>"
    )

    one = only(parse(document))

    assert (one.url, one.published) == ("https://h.org/1", MONDAY)


def test_a_pubdate_in_small_letters_counts() -> None:
    found = parse(rss(item("<pubdate>Mon, 02 Sep 2024 10:30:00 +0800</pubdate>")))

    assert only(found).published == MONDAY


@pytest.mark.parametrize(
    ("more", "published"),
    [
        pytest.param("<pubDate>2024年9月2日 10:30</pubDate>", MONDAY, id="Chinese"),
        pytest.param("<pubDate>30 Feb 2024</pubDate>", None, id="30 February"),
        pytest.param("<pubDate>昨天</pubDate>", None, id="yesterday"),
        pytest.param("", None, id="none"),
        pytest.param(
            "<pubDate>soon</pubDate><dc:date>2024-09-02T10:30:00+08:00</dc:date>", MONDAY,
            id="unreadable, beside one that can be read",
        ),
    ],
)  # fmt: skip
def test_a_date_is_what_the_entry_states_or_none(
    more: str, published: datetime | None
) -> None:
    assert only(parse(rss(item(more)))).published == published


@pytest.mark.parametrize(
    ("head", "more", "url"),
    [
        pytest.param(
            "<link>/1</link>", "", "https://blog.example.org/1", id="relative"
        ),
        pytest.param(
            "", "<guid>https://h.org/2</guid>", "https://h.org/2", id="a permalink guid"
        ),
        pytest.param(
            "",
            '<guid isPermaLink="false">https://h.org/2</guid>',
            "https://h.org/2",
            id="an address for a guid all the same",
        ),
        pytest.param("", "<guid>abc-2</guid>", None, id="a guid that is no address"),
        pytest.param("<link>javascript:alert(1)</link>", "", None, id="a script"),
        pytest.param("<link>https://u:p@h.org/</link>", "", None, id="a user"),
        pytest.param("<link>file:///etc/passwd</link>", "", None, id="a file"),
        pytest.param(
            "<link>https://feedproxy.example.org/~r/1</link>",
            '<f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">'
            "https://h.org/2</f:origLink>",
            "https://h.org/2",
            id="the address behind a feed service",
        ),
    ],
)
def test_the_link_is_the_entrys_own_page(head: str, more: str, url: str | None) -> None:
    found = parse(rss(f"<item><title>One</title>{head}{more}</item>"))

    assert [one.url for one in found.candidates] == ([url] if url else [])
    assert found.status == ("ok" if url else "degraded")


def test_an_alternate_that_is_no_page_is_better_than_no_link() -> None:
    link = '<link rel="alternate" type="application/pdf" href="/1.pdf"/>'
    found = parse(atom(f"<entry><title>One</title>{link}</entry>"))

    assert only(found).url == "https://base.example.org/1.pdf"


def test_a_json_feed_is_read_whole() -> None:
    found = parse(
        """{"version": "https://jsonfeed.org/version/1.1", "title": "T",
        "home_page_url": "https://h.org/", "extra": {"a": 1}, "items": [
        {"id": 1, "url": "/1", "title": "One", "content_html": "<p>A long text.</p>",
         "summary": "Short.", "date_published": "2024-09-02T10:30:00+08:00",
         "authors": [{"name": "Han"}], "tags": ["LLM"], "image": "/i.png",
         "attachments": [{"url": "/a.png", "mime_type": "image/png"},
                         {"url": "/a.mp3", "mime_type": "audio/mpeg"}]},
        {"id": "https://h.org/2", "title": "Two", "content_text": "Text.",
         "author": {"name": "Li"}},
        {"id": "3", "external_url": "https://x.org/3", "title": "Three"},
        {"id": "4", "title": "Four"}]}""",
        kind="application/feed+json",
    )

    one, two, three = found.candidates
    assert found.note == "1 of 4 entries without a usable link"
    assert (one.url, one.published, one.summary) == (
        "https://h.org/1",
        MONDAY,
        "A long text.",
    )
    assert one.images == ("https://h.org/i.png", "https://h.org/a.png")
    assert (two.url, two.authors, two.summary) == ("https://h.org/2", ("Li",), "Text.")
    assert (three.url, three.authors) == ("https://x.org/3", ())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"", "Blog: 0 bytes", id="empty"),
        pytest.param(
            b"PK\3\4" + bytes(90), "its encoding cannot be read", id="an archive"
        ),
        pytest.param(b"<!DOCTYPE html><html>Sign in</html>", "not a feed", id="a page"),
        pytest.param(b"<?xml version='1.0'?><captcha/>", "<captcha>", id="a captcha"),
        pytest.param(b"null", "not a feed", id="null"),
        pytest.param(b"[1, 2]", "not a JSON Feed", id="a list"),
        pytest.param(b'{"items": []}', "version: Field required", id="other JSON"),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
            "items: ",
            id="an object where a list should be",
        ),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": ',
            "not a JSON Feed",
            id="cut off",
        ),
        pytest.param(
            b'{"items": [' + b"{}," * 1_000_001, "1,000,000 values", id="a JSON bomb"
        ),
        pytest.param(
            b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b"<rss><channel><item><title>&x;</title></item></channel></rss>",
            "declares entities",
            id="an external entity",
        ),
    ],
)
def test_what_is_no_feed_is_an_error_never_a_quiet_week(
    body: bytes, reason: str
) -> None:
    with pytest.raises(SourceError) as caught:
        parse(body)

    assert str(caught.value).startswith("Blog: ")
    assert reason in str(caught.value)


def test_a_feed_without_entries_is_empty() -> None:
    assert parse(rss()).status == "empty"


@pytest.mark.parametrize("lost", range(6, 150, 12))
def test_of_a_feed_that_is_cut_off_only_whole_entries_remain(lost: int) -> None:
    items = (item(title=f"Title {n}.", link=f"https://h.org/{n}") for n in (1, 2))
    document = rss(*items)[:-lost]

    found = parse(document)

    assert found.status == "degraded"
    assert "not well-formed XML" in found.note
    assert [one.title for one in found.candidates] == [
        f"Title {n}." for n in range(1, document.count("</item>") + 1)
    ]


def test_an_entity_that_nobody_declared_does_not_cost_the_entry() -> None:
    found = parse(rss(item(title="A&nbsp;B &copy; C")))

    assert found.status == "degraded"
    assert only(found).title.split()[-1] == "C"


def test_what_feedparser_itself_stumbles_over_is_a_source_error() -> None:
    # feedparser 6.0.14 raises a TypeError for a width that is no picture's.
    document = rss("<item><title><width>1</width></title></item>")

    with pytest.raises(SourceError, match="not a readable feed"):
        parse(document)


@pytest.mark.parametrize("declared", ["gb18030", "gb2312", "utf-8"])
def test_chinese_is_right_or_in_doubt_whatever_the_label_says(declared: str) -> None:
    text = rss(
        item(
            title="大模型产品形态",
            more="<description>" + "态势感知" * 50 + "</description>",
        )
    )
    body = text.replace('"utf-8"', f'"{declared}"').encode("gb18030")

    found = parse(body, kind="text/xml")

    assert only(found).title == "大模型产品形态"


def test_dates_that_cannot_be_read_are_counted_for_the_operator() -> None:
    found = parse(
        rss(
            dated(2, "Dated"),
            item("<pubDate>demnächst</pubDate>", "Soon"),
            item("<pubDate>30 Feb 2024</pubDate>", "Never"),
            item(title="Silent"),
        )
    )

    assert [one.published is None for one in found.candidates] == [False] + [True] * 3
    assert found.status == "degraded"
    assert found.note == "2 dates could not be read, such as 'demnächst'"


def test_an_odd_date_beside_a_good_one_is_no_loss() -> None:
    found = parse(
        rss(item("<pubDate>soon</pubDate><dc:date>2024-09-02T10:30+08:00</dc:date>"))
    )

    assert (found.status, found.note) == ("ok", "")
    assert only(found).published == MONDAY


def test_a_json_feeds_odd_date_does_not_hide_its_last_change() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "https://h.org/1", "title": "One", "date_published": "tomorrow",
             "date_modified": "2024-09-02T10:30:00+08:00"},
            {"id": "https://h.org/2", "title": "Two", "date_published": "tomorrow"},
        ],
    }  # fmt: skip

    found = parse(json.dumps(feed))

    assert [one.published for one in found.candidates] == [MONDAY, None]
    assert found.note == "1 date could not be read, such as 'tomorrow'"


def test_the_newest_entries_are_kept_and_undated_ones_come_last() -> None:
    items = [
        dated(3, "Third"),
        item(title="Undated"),
        dated(5, "Fifth"),
        dated(4, "Fourth"),
    ]

    titles = [one.title for one in parse(rss(*items)).candidates]
    two = [one.title for one in parse(rss(*items), limit=2).candidates]

    assert titles == ["Fifth", "Fourth", "Third", "Undated"]
    assert two == ["Fifth", "Fourth"]


def test_what_came_after_the_window_does_not_push_out_what_lies_in_it() -> None:
    items = [dated(day, f"Day {day}") for day in (20, 19, 18, 4, 3)]

    titles = [one.title for one in parse(rss(*items), limit=2).candidates]

    assert titles == ["Day 20", "Day 19", "Day 4", "Day 3"]


@pytest.mark.parametrize(
    "storm",
    [
        pytest.param("<![CDATA[" + "<!--" * 50_000 + "]]>", id="comments"),
        pytest.param("&lt;!--" * 50_000, id="escaped comments"),
        pytest.param("<![CDATA[" + "<div>" * 50_000 + "]]>", id="nested tags"),
        pytest.param("<!--" * 50_000, id="comments in the document itself"),
    ],
)
def test_a_hostile_entry_is_read_or_left_out(storm: str) -> None:
    document = rss(item(f"<description>{storm}</description>"))

    found = parse(document)

    assert len(found.candidates) <= 1


@pytest.mark.parametrize(
    "storm",
    [
        pytest.param("<b>" * 20_000 + "</b>" * 20_000, id="nested elements"),
        pytest.param("<a b='" * 10_000, id="open attributes"),
    ],
)
def test_a_document_nested_beyond_reason_is_refused(storm: str) -> None:
    document = rss(item(f"<description>{storm}</description>"))

    with pytest.raises(SourceError, match="within one another"):
        parse(document)


async def test_a_second_reading_asks_whether_anything_changed(site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"1"':
            return Answer(status=304)
        headers = (("etag", '"1"'), ("last-modified", "Mon, 02 Sep 2024 00:00:00 GMT"))
        return Answer(rss(item()).encode(), headers=headers)

    site.answers["/feed"] = answer
    source = FeedSource(kind="feed", name="Blog", url=f"{site.url}/feed")

    first = await feed.read(source, WEEK, NOTHING_KNOWN, site.client())
    second = await feed.read(source, WEEK, first.validators, site.client())

    assert (first.status, first.bytes) == ("ok", len(rss(item())))
    assert first.validators == Validators(
        etag='"1"', last_modified="Mon, 02 Sep 2024 00:00:00 GMT"
    )
    assert (second.status, second.candidates) == ("unchanged", ())
    assert second.validators == first.validators


async def test_a_damaged_feed_is_read_anew_the_next_time(site: Site) -> None:
    site.put("/feed", Answer(rss(item())[:-9].encode(), headers=(("etag", '"1"'),)))
    source = FeedSource(kind="feed", name="Blog", url=f"{site.url}/feed")

    reading = await feed.read(source, WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, reading.validators) == ("degraded", NOTHING_KNOWN)


async def test_a_feed_that_cannot_be_had_is_a_source_error(site: Site) -> None:
    source = FeedSource(kind="feed", name="Blog", url=f"{site.url}/gone")

    with pytest.raises(SourceError, match="404"):
        await feed.read(source, WEEK, NOTHING_KNOWN, site.client())
