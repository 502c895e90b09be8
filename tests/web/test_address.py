import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import SourceError
from agents.web.address import address, origin, redacted, trusted_hosts


def test_trust_covers_exactly_the_host_and_port_that_were_written() -> None:
    urls = ["http://LocalHost:8080/feed", "https://例子.测试/x", "http://[::1]/"]

    assert trusted_hosts(urls) == {
        ("localhost", 8080),
        ("xn--fsqu00a.xn--0zwm56d", 443),
        ("::1", 80),
    }


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:pw@h.org/x", "https://h.org/x"),
        ("https://h.org/x?token=a&q=b", "https://h.org/x?token=REDACTED&q=b"),
        ("https://h.org/?accessToken=a", "https://h.org/?accessToken=REDACTED"),
        ("https://h.org/?X-Amz-Signature=a", "https://h.org/?X-Amz-Signature=REDACTED"),
        ("https://h.org/?q=a;sig=b", "https://h.org/?q=a;sig=REDACTED"),
        ("https://h.org/#access_token=a", "https://h.org/#access_token=REDACTED"),
        ("https://h.org/?search_query=token", "https://h.org/?search_query=token"),
        ("https://h.org/?key=", "https://h.org/?key=REDACTED"),
        ("https://h.org/a@b?author=me@x", "https://h.org/a@b?author=me@x"),
    ],
)
def test_what_looks_like_a_key_is_cut_from_an_address(url: str, shown: str) -> None:
    assert redacted(url) == shown


@given(st.text())
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    assert redacted(redacted(text)) == redacted(text)


ODD = st.lists(
    st.sampled_from(
        ("xn--", "a", "ls8h", "ü", "💩", ".", ":", "0", "99999", "[", "]", "::1", "%", "@", "/")
    ),
    max_size=6,
).map("".join)  # fmt: skip


@given(st.text() | (st.text() | ODD).map("http://".__add__))
def test_any_text_is_an_address_or_a_source_error(text: str) -> None:
    try:
        parsed = address(text)
    except SourceError:
        return

    assert isinstance(parsed, httpx.URL)
    assert 0 < origin(parsed)[1] < 65536


@pytest.mark.parametrize(
    "url",
    [
        *("https://xn--a.example/x", "https://💩.example/x", "https://xn--ls8h.example/"),
        *("http://8.8.8.8:99999/x", "http://h.org:0/", "http://h.org:x/", "http://[::1"),
        *("http://[zz]/", "http://1.2.3.999/", "http:///x", "http://me@h.org/", "ftp://h.org/"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_fetched_is_a_source_error(url: str) -> None:
    with pytest.raises(SourceError, match="is refused; it "):
        address(url)


@pytest.mark.parametrize(
    "url",
    [
        *("https://münchen.example/", "https://xn--mnchen-3ya.example/", "https://MÜNCHEN.de"),
        *("http://h.org:65535/", "http://h.org:/", "http://[::1]/", "http://a_b.h.org./"),
    ],
)  # fmt: skip
def test_what_a_name_server_may_know_is_tried(url: str) -> None:
    assert address(url).scheme
