"""Addresses of WeChat articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.wechat import is_temporary, permanent

ARTICLE = "https://mp.weixin.qq.com/s?__biz=MzB==&mid=2651&idx=2&sn=0f"
SEARCHED = (
    "https://mp.weixin.qq.com/s?src=3&timestamp=1724000000&ver=1&signature=x-y*z&new=1"
)
PIECES = st.lists(
    st.sampled_from(
        [
            "__biz=MzB==", "mid=1", "idx=2", "sn=3", "chksm=4", "amp;mid=5", "sn", "",
            "src=11", "timestamp=6", "signature=7", "scene=8",
        ]
    ),
    max_size=8,
)  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(ARTICLE, id="as it is"),
        pytest.param(f"{ARTICLE}#rd", id="a fragment"),
        pytest.param(f"{ARTICLE}&chksm=8b&scene=0&xtrack=1#rd", id="tracking"),
        pytest.param(ARTICLE.replace("https", "http"), id="http"),
        pytest.param(ARTICLE.replace("&", "&amp;"), id="escaped twice"),
        pytest.param(
            "https://mp.weixin.qq.com/s?scene=1&sn=0f&idx=2&mid=2651&__biz=MzB==",
            id="another order",
        ),
    ],
)
def test_an_article_has_one_address(url: str) -> None:
    assert permanent(url) == ARTICLE


@pytest.mark.parametrize("more", ["", "?scene=1&click_id=7", "#rd", "?poc_token=a#rd"])
def test_a_short_address_names_the_article_alone(more: str) -> None:
    short = "https://mp.weixin.qq.com/s/Ab_9-Zx"

    assert permanent(short + more) == short


@pytest.mark.parametrize(
    "url",
    [
        SEARCHED,
        "https://mp.weixin.qq.com/mp/appmsgalbum?action=getalbum&album_id=1",
        "https://example.org/?__biz=1&mid=2&chksm=3#mp.weixin.qq.com",
        "https://example.org/s?url=mp.weixin.qq.com&scene=1",
    ],
)
def test_what_names_no_article_stays_as_it_is(url: str) -> None:
    assert permanent(url) == url


@given(st.sampled_from(["/s", "/s/a", "/mp/x", ""]), PIECES)
def test_applying_it_twice_changes_nothing(path: str, query: list[str]) -> None:
    url = permanent(f"http://mp.weixin.qq.com{path}?{'&'.join(query)}#rd")

    assert permanent(url) == url


def test_only_a_links_signature_makes_it_temporary() -> None:
    assert is_temporary(SEARCHED)
    assert not is_temporary(ARTICLE)
    assert not is_temporary("https://example.org/?timestamp=1&signature=2")
