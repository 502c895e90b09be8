import pytest

from agents.formatter.lint.links import identity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://arxiv.org/abs/2408.12590v2", "http://arxiv.org/pdf/2408.12590"),
        ("https://github.com/A/B/issues/1", "https://www.github.com/a/b.git"),
        ("https://a.cn/x/?utm_source=y#z", "http://www.a.cn/x"),
    ],
)
def test_one_thing_has_one_identity(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://arxiv.org/abs/2408.12590", "https://arxiv.org/abs/2408.12591"),
        ("https://github.com/a", "https://github.com/a/b"),
        ("https://a.cn/?id=1", "https://a.cn/?id=2"),
    ],
)
def test_two_things_have_two(one: str, other: str) -> None:
    assert identity(one) != identity(other)
