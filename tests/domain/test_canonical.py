"""One spelling of an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.canonical import canonical

PIECES = (
    "http://", "https://", "www.", "Example.org", "[::1]", "[", "]", ":80", ":8443",
    ":99999", ":", "@", "//", "/", "index.html", "?", "&", "=", "#", "%", "%2", "%41",
    "%7e", "%2F", "%e4%b8%ad", "%FF", "utm_source=x", "a", "b=1", "中", "例子.中国",
    ".", "..", ";", "+", " ", "\u202e", "ⅷ", "℀", "\t", "mp.weixin.qq.com",
    "__biz=", "mid=1", "\\",
)  # fmt: skip
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(st.one_of(ADDRESSES, ADDRESSES.map("https://{}".format), st.text()))
def test_applying_it_twice_changes_nothing(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://example.org/a?b=1&c=2", id="http"),
        pytest.param("HTTPS://Example.ORG/a?b=1&c=2", id="case of the host"),
        pytest.param("https://www.example.org/a?b=1&c=2", id="www"),
        pytest.param("https://example.org./a?b=1&c=2", id="a dot behind the host"),
        pytest.param("https://example.org:443/a?b=1&c=2", id="the plain port"),
        pytest.param("http://example.org:80/a?b=1&c=2", id="the plain port of http"),
        pytest.param("https://example.org/a/?b=1&c=2", id="a trailing slash"),
        pytest.param("https://example.org//a?b=1&c=2", id="a double slash"),
        pytest.param("https://example.org/a/index.html?b=1&c=2", id="an index page"),
        pytest.param("https://example.org/%61?b=1&c=2", id="a needless escape"),
        pytest.param("https://example.org/a?c=2&b=1", id="the order of parameters"),
        pytest.param("https://example.org/a?b=1&c=2#top", id="a fragment"),
        pytest.param("https://example.org/a?utm_source=x&b=1&c=2", id="tracking"),
        pytest.param("https://example.org/a?b=1&fbclid=9&c=2&spm=1.2", id="more of it"),
        pytest.param("https://me:word@example.org/a?b=1&c=2", id="userinfo"),
    ],
)
def test_what_makes_no_other_page_is_gone(url: str) -> None:
    assert canonical(url) == "https://example.org/a?b=1&c=2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("https://example.org/a", "https://example.org/A", id="path's case"),
        pytest.param("https://example.org/a", "https://m.example.org/a", id="mobile"),
        pytest.param("https://example.org/a", "https://example.org:8443/a", id="port"),
        pytest.param("https://example.org/a", "https://example.org:99999/a", id="no port"),
        pytest.param("https://example.org/a?id=1", "https://example.org/a?id=2", id="query"),
        pytest.param("https://example.org/a%2Fb", "https://example.org/a/b", id="escaped slash"),
        pytest.param("https://www.com/a", "https://com/a", id="a site called www"),
        pytest.param("http://[::1]/a", "http://[::2]/a", id="IPv6"),
        pytest.param("http://[::1]:8080/a", "http://[::1]/a", id="IPv6 with a port"),
    ],
)  # fmt: skip
def test_what_makes_another_page_stays(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "https://例子.中国/路径", "https://xn--fsqu00a.xn--fiqs8s/%e8%b7%af%E5%BE%84",
            id="letters, punycode, escapes",
        ),
        pytest.param("https://example.org/%7ea", "https://example.org/~a", id="tilde"),
        pytest.param(
            "https://example.org/a?q=a+b", "https://example.org/a?q=a%20b", id="space"
        ),
        pytest.param("https://example.org/a?b", "https://example.org/a?b=", id="blank"),
        pytest.param(
            "http://mp.weixin.qq.com/s?__biz=MzA==&mid=26&idx=1&sn=a&scene=27#rd",
            "https://mp.weixin.qq.com/s?idx=1&mid=26&__biz=MzA%3D%3D&chksm=b",
            id="a WeChat article",
        ),
    ],
)  # fmt: skip
def test_two_spellings_of_one_page_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_two_articles_of_one_wechat_message_are_two() -> None:
    message = "https://mp.weixin.qq.com/s?__biz=MzA==&mid=26&sn=a&idx="

    assert canonical(message + "1") != canonical(message + "2")


@pytest.mark.parametrize(
    "url",
    ["http://[::1", "https://[foo]/a", "https://exa℀mple.org/a", "https:///a", "a", ""],
)
def test_what_cannot_be_taken_apart_stays_as_it_is(url: str) -> None:
    assert canonical(url) == url


PLAIN = st.lists(
    st.sampled_from(
        ["www.", "a", "b-c.", "org", "index.html", "/", "~x", ".", "com", "index.php"]
    ),
    max_size=9,
).map("".join)


@given(PLAIN)
def test_a_plain_address_is_spelt_as_one_that_has_to_be_taken_apart(rest: str) -> None:
    assert canonical(f"http://a{rest}") == canonical(f"http://a{rest}#top")
