"""Who owns a host."""

import pytest

from agents.publish.owner import owner


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.vercel.app/", "https://b.vercel.app/"),
        ("https://a.netlify.app/", "https://b.netlify.app/"),
        ("https://a.github.io/x", "https://b.github.io/x"),
        ("https://a.hf.space/", "https://b.hf.space/"),
        ("https://a.gitee.io/", "https://b.gitee.io/"),
        ("https://a.substack.com/", "https://b.substack.com/"),
        ("https://a.co.uk/", "https://b.co.uk/"),
        ("https://a.com.cn/", "https://b.com.cn/"),
        ("https://10.0.0.1/", "https://10.1.0.1/"),
        ("https://[::1]/", "https://[::2]/"),
    ],
)
def test_two_tenants_are_two(one: str, other: str) -> None:
    assert owner(one) != owner(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.bbc.co.uk/1", "https://www.bbc.co.uk/2"),
        ("https://blog.example.com.cn/", "https://example.com.cn/"),
        ("https://docs.me.github.io/", "https://me.github.io/"),
        ("https://example.org./a", "https://WWW.example.org:8443/"),
        ("https://a.parked.example/", "https://b.parked.example/"),
    ],
)
def test_the_hosts_of_one_owner_are_one(one: str, other: str) -> None:
    assert owner(one) == owner(other)
