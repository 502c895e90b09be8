"""Pages that answer 200 and say that nothing is there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.publish.notices import says_gone

ARTICLE = "\n\n".join(
    "服务器用三位数字回答每个请求，第一位说明是哪一类：成功、转向、客户端的错误，还是它自己的。"
    for _ in range(8)
)
ESSAY = "\n\n".join(
    "When a link breaks, the reader learns nothing but a number, and the site loses one"
    " more person who cared enough to click."
    for _ in range(8)
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("404: This page could not be found.", "404", id="Next.js"),
        pytest.param("Shop", "404\n\nThis page could not be found.", id="its body"),
        pytest.param("Nothing found – A Blog", "Search", id="WordPress"),
        pytest.param(
            "Page not found - A Blog",
            "Home\nAbout\n\nOops! That page can’t be found.\n\nIt looks like nothing was"
            " found at this location. Maybe try a search?",
            id="WordPress with its menu",
        ),
        pytest.param("Site not found · GitHub Pages", "404", id="GitHub Pages"),
        pytest.param("", "404\n\nThere isn't a GitHub Pages site here.", id="its body"),
        pytest.param("Page Not Found | Docs", "We could not find it.", id="Docusaurus"),
        pytest.param("Error 404 (Not Found)!!1", "", id="Google"),
        pytest.param("404: NOT_FOUND", "Code: DEPLOYMENT_NOT_FOUND", id="Vercel"),
        pytest.param("Oops", "Sorry, we couldn't find that page.", id="an apology"),
        pytest.param(
            "", "The page you were looking for doesn't exist. Go home.", id="and a hint"
        ),
        pytest.param("404_某网", "返回首页", id="a title of a number"),
        pytest.param("页面不存在 - 某网", "", id="页面不存在"),
        pytest.param(
            "某网", "抱歉，您访问的页面不存在或已删除", id="an apology in Chinese"
        ),
        pytest.param("某网", "您要找的页面走丢了！\n5 秒后回到首页", id="走丢了"),
        pytest.param("文章已下架 | 某网", "", id="已下架"),
        pytest.param("", "该内容已被发布者删除", id="WeChat: deleted"),
        pytest.param(
            "", "此内容因违规无法查看\n查看对应规则", id="WeChat: against rules"
        ),
        pytest.param(
            "", "此内容被投诉且经审核涉嫌侵权，无法查看。", id="WeChat: complaint"
        ),
        pytest.param("", "此内容发送失败无法查看", id="WeChat: not sent"),
        pytest.param("", "该公众号已迁移", id="WeChat: the account moved"),
        pytest.param("", "此帐号已被屏蔽，内容无法查看", id="WeChat: blocked"),
        pytest.param("", "链接已过期", id="WeChat: a temporary link"),
    ],
)
def test_a_page_that_says_nothing_else_is_gone(title: str, text: str) -> None:
    assert says_gone([title], text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("404 错误怎么办", "一句话", id="a question"),
        pytest.param("404 Media on scrapers", "One sentence.", id="a medium's name"),
        pytest.param("Page not found", ESSAY + ESSAY, id="an essay of that name"),
        pytest.param("Error 404: a history", ESSAY, id="an essay about it"),
        pytest.param(
            "被删之后", f"{ARTICLE}\n\n该内容已被发布者删除\n\n{ARTICLE}", id="a quote"
        ),
        pytest.param(
            "On notices", f"{ESSAY}\n\nThis page could not be found.", id="the same"
        ),
        pytest.param("Docs", "No results\nNothing found\nDocs", id="an empty search"),
        pytest.param("Tool 0.3", "Fixed: page not found after login", id="a changelog"),
        pytest.param("页面不存在的原因有哪些", "", id="a title that goes on"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_the_words_alone_make_no_page_gone(title: str, text: str) -> None:
    assert not says_gone([title], text)


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_page_gets_a_verdict(title: str, text: str) -> None:
    assert says_gone([title], text) in (True, False)
