import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from agents.domain.words import Url
from agents.sources.urls import absolute

FEED = "https://feed.example.org/blog/feed.xml"
URL = TypeAdapter(Url)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        pytest.param("https://h.org/a?b=1#c", "https://h.org/a?b=1#c", id="as it is"),
        pytest.param("/a", "https://feed.example.org/a", id="from the root"),
        pytest.param("a", "https://feed.example.org/blog/a", id="beside the feed"),
        pytest.param("//h.org/a", "https://h.org/a", id="without a scheme"),
        pytest.param("https://h.org//a?b", "https://h.org//a?b", id="an empty folder"),
        pytest.param(" \n https://h.org/a\n", "https://h.org/a", id="space around it"),
        pytest.param("HTTP://H.Org/A", "http://h.org/A", id="capitals"),
        pytest.param("https://h.org/a b", "https://h.org/a%20b", id="a space"),
        pytest.param("https://h.org/<a>", "https://h.org/%3Ca%3E", id="brackets"),
        pytest.param("https://h.org/a\\b", "https://h.org/a%5Cb", id="a backslash"),
        pytest.param(
            "https://h.org/a\u202eb\u200b", "https://h.org/a%E2%80%AEb%E2%80%8B",
            id="invisible characters",
        ),
        pytest.param("https://h.org/?t=a%0Ab", "https://h.org/?t=a%0Ab", id="two lines asked for"),
        pytest.param("https://h.org/%C2%A0%250a", "https://h.org/%C2%A0%250a", id="escapes"),
        pytest.param("https://h.org/a\u3164", "https://h.org/a%E3%85%A4", id="a filler"),
        pytest.param(
            "https://en.wikipedia.org/wiki/LLM_(a)",
            "https://en.wikipedia.org/wiki/LLM_(a)",
            id="parentheses",
        ),
        pytest.param("https://h.org/论文", "https://h.org/论文", id="Chinese letters"),
        pytest.param("http://例子.中国/a", "http://xn--fsqu00a.xn--fiqs8s/a", id="IDN"),
        pytest.param("https://аpple.com/", "https://xn--pple-43d.com/", id="mixed script"),
        pytest.param("http://h.org:8080/a", "http://h.org:8080/a", id="a port"),
        pytest.param("http://h.org:/a", "http://h.org/a", id="an empty port"),
        pytest.param("http://127.0.0.1/a", "http://127.0.0.1/a", id="IPv4"),
        pytest.param("http://[0:0::1]/a", "http://[::1]/a", id="IPv6"),
    ],
)  # fmt: skip
def test_a_link_becomes_an_address_that_can_be_shown(link: str, found: str) -> None:
    assert absolute(link, FEED) == found


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("", id="empty"),
        pytest.param("javascript:alert(1)", id="javascript"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("mailto:me@h.org", id="mail"),
        pytest.param("https://user@h.org/", id="a user"),
        pytest.param("https://user:pass@h.org/", id="a user with a password"),
        pytest.param("https://h.org\\@evil.org/", id="a user behind a backslash"),
        pytest.param("https://h.org\\.evil.org/", id="a backslash in the host"),
        pytest.param("https://@h.org/", id="an empty user"),
        pytest.param("https://h.org/a\nb", id="a line break"),
        pytest.param("https://h.org/\ufffd", id="a character that was lost"),
        pytest.param("https://h.org/a%00b", id="an escaped NUL"),
        pytest.param("https://h.org/a%0D%0ab?c#d", id="an escaped line end"),
        pytest.param("https://h.org/%7F", id="an escaped DEL"),
        pytest.param("https://h.org/a%C2%85", id="an escaped control beyond ASCII"),
        pytest.param("https://h.org/a\x1b", id="a control character"),
        pytest.param("a%09", id="an escaped tab of a relative link"),
        pytest.param("https://h%0a.org/", id="an escaped line end in the host"),
        pytest.param("https:///a", id="no host"),
        pytest.param("https:a", id="no slashes"),
        pytest.param("https://.../", id="dots for a host"),
        pytest.param("https://-h.org/", id="a host with a leading hyphen"),
        pytest.param("https://ex%61mple.org/", id="an escaped host"),
        pytest.param("https://" + "a" * 64 + ".org/", id="a label of 64 letters"),
        pytest.param(
            "https://" + "ü" * 64 + ".org/", id="a label too long for punycode"
        ),
        pytest.param("https://" + "a." * 130 + "org/", id="a host of 263 letters"),
        pytest.param("http://2130706433/", id="an IPv4 address as one number"),
        pytest.param("http://127.1/", id="a short IPv4 address"),
        pytest.param("http://[::1/", id="an open bracket"),
        pytest.param("http://[::zz]/", id="no IPv6 address"),
        pytest.param("http://[v1.a:b]/", id="an address of the future"),
        pytest.param("https://xn--a.example/x", id="punycode of nothing"),
        pytest.param("https://www.xn--a.example/x", id="punycode of nothing, within"),
        pytest.param("https://💩.example/x", id="an emoji for a host"),
        pytest.param("http://h.org:0/", id="port 0"),
        pytest.param("http://h.org:65536/", id="port 65536"),
        pytest.param("http://h.org:http/", id="a port in words"),
        pytest.param("https://h.org/" + "a" * 2048, id="too long"),
    ],
)
def test_a_link_that_leads_nowhere_safe_is_refused(link: str) -> None:
    assert absolute(link, FEED) is None


def test_a_relative_link_without_a_base_is_refused() -> None:
    assert absolute("/a", "") is None


@given(st.text() | st.text().map("https://h.org/{}".format), st.just(FEED))
def test_an_address_is_a_valid_url_and_stays_as_it_is(link: str, base: str) -> None:
    found = absolute(link, base)

    assert found is None or URL.validate_python(found)
    assert found is None or absolute(found, base) == found


@given(
    st.lists(
        st.sampled_from(("www.", "a", "-", "b-c.", "org", "/", "~x", ".", "1", "..", "a" * 60)),
        max_size=9,
    ).map(lambda parts: f"http://{''.join(parts)}")
)  # fmt: skip
def test_a_plain_link_is_taken_as_one_that_has_to_be_taken_apart(link: str) -> None:
    asked = absolute(f"{link}?a", FEED)

    assert absolute(link, FEED) == (asked and asked.removesuffix("?a"))


@pytest.mark.parametrize(
    "link",
    [
        "http://mp.weixin.qq.com/s?__biz=MzB=&mid=1&idx=2&sn=3&chksm=4&scene=27#rd",
        "https://mp.weixin.qq.com/s?__biz=MzB=&amp;mid=1&amp;idx=2&amp;sn=3",
    ],
)
def test_of_a_wechat_address_only_what_names_the_article_stays(link: str) -> None:
    printed = "https://mp.weixin.qq.com/s?__biz=MzB=&mid=1&idx=2&sn=3"

    assert absolute(link, "https://example.org/") == printed
