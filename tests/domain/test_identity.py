"""What makes two addresses the same thing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.canonical import canonical
from agents.domain.identity import bare_title, identity, month_of, repository, title_key


@given(st.text() | st.text().map("https://github.com/{}".format))
def test_any_text_has_one_identity_and_its_canonical_form_the_same(url: str) -> None:
    assert identity(canonical(url)) == identity(url)
    assert repository(canonical(url)) == repository(url)
    assert month_of(canonical(url)) == month_of(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2408.01234",
        "http://arxiv.org/abs/2408.01234v1",
        "https://www.arxiv.org/pdf/2408.01234v2",
        "https://arxiv.org/pdf/2408.01234v12.pdf",
        "https://arxiv.org/html/2408.01234v1/#S1",
        "https://arxiv.org/abs/2408.01234?context=cs.CL",
        "https://arxiv.org/abs/arXiv:2408.01234",
        "https://export.arxiv.org/abs/2408.01234",
        "https://cn.arxiv.org/pdf/2408.01234",
        "https://browse.arxiv.org/html/2408.01234",
        "https://ar5iv.labs.arxiv.org/html/2408.01234",
        "https://ar5iv.org/abs/2408.01234",
        "https://huggingface.co/papers/2408.01234",
        "https://hf.co/papers/2408.01234",
        "https://www.alphaxiv.org/abs/2408.01234v1",
        "https://alphaxiv.org/overview/2408.01234",
        "https://papers.cool/arxiv/2408.01234",
        "https://doi.org/10.48550/arXiv.2408.01234",
        "https://dx.doi.org/10.48550/ARXIV.2408.01234",
    ],
)
def test_a_paper_is_its_arxiv_id_wherever_it_is_read(url: str) -> None:
    assert identity(url) == "arxiv:2408.01234"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://arxiv.org/abs/hep-th/9901001v3", "arxiv:hep-th/9901001"),
        ("https://arxiv.org/pdf/math.AG/0309136.pdf", "arxiv:math/0309136"),
        ("https://doi.org/10.48550/arXiv.cs/0112017", "arxiv:cs/0112017"),
    ],
)
def test_an_old_paper_is_its_archives_number(url: str, key: str) -> None:
    assert identity(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/abs",
        "https://arxiv.org/abs/2408.01234/listing",
        "https://huggingface.co/blog/gemma2",
        "https://huggingface.co/papers/trending",
        "https://evil.example/arxiv.org/abs/2408.01234",
        "https://notarxiv.org/abs/2408.01234",
        "https://user.arxiv.org.evil.example/abs/2408.01234",
    ],
)
def test_what_only_looks_like_a_paper_is_its_address(url: str) -> None:
    assert identity(url) == f"url:{canonical(url)}"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/QwenLM/Qwen2.5",
        "http://www.github.com/qwenlm/qwen2.5/",
        "https://github.com/QwenLM/Qwen2.5.git",
        "https://github.com/QwenLM/Qwen2.5?tab=readme-ov-file#usage",
        "https://github.com/QwenLM/Qwen2.5/tree/main",
        "https://github.com/QwenLM/Qwen2.5/blob/main/README_CN.md",
    ],
)
def test_a_repository_is_its_name_in_lower_case(url: str) -> None:
    assert identity(url) == "github:qwenlm/qwen2.5"
    assert repository(url) == "qwenlm/qwen2.5"


@pytest.mark.parametrize(
    "page",
    ["issues/12", "pull/3", "blob/main/a.py", "tree/main/docs", "releases", "wiki"],
)
def test_a_page_of_a_repository_is_itself(page: str) -> None:
    url = f"https://github.com/QwenLM/Qwen2.5/{page}"

    assert identity(url) == f"url:{url}"
    assert repository(url) == "qwenlm/qwen2.5"


def test_each_release_is_its_repository_and_tag() -> None:
    place = "https://github.com/vllm-project/vllm/releases/tag/"

    assert identity(f"{place}v0.10") == "release:vllm-project/vllm@v0.10"
    assert identity(f"{place}v0.11") != identity(f"{place}v0.10")
    assert identity(f"{place}core%2Fv1") == identity(f"{place}core/v1/")


@pytest.mark.parametrize(
    "path",
    [
        "QwenLM", "orgs/QwenLM/repositories", "topics/llm", "features/copilot",
        "login/oauth", "sponsors/someone", "stars/me/lists/x", "security/advisories",
        "readme/guides", "marketplace/a", "",
    ],
)  # fmt: skip
def test_a_page_of_github_itself_is_no_repository(path: str) -> None:
    url = f"https://github.com/{path}"

    assert identity(url).startswith("url:")
    assert repository(url) is None


def test_only_github_has_repositories() -> None:
    assert repository("https://gist.github.com/a/b") is None
    assert repository("https://arxiv.org/abs/2408.01234") is None
    assert repository("http://[::1") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Introducing a New Language Model", "introducing a new language-model!"),
        ("大模型 智能体 框架，正式开源", "大模型智能体框架正式开源"),
        ("Ｔｈｅ Ａｇｅｎｔ Framework 2.0", "The agent framework 2.0"),
    ],
)
def test_a_title_is_the_same_in_other_case_spacing_and_punctuation(
    one: str, other: str
) -> None:
    assert title_key(one) == title_key(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The inference engine v0.10", "The inference engine v0.11"),
        ("The inference engine 1.0", "The inference engine 10"),
        ("A language with C in it", "A language with C++ in it"),
    ],
)
def test_titles_that_differ_in_a_version_differ(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize("title", ["周报", "Weekly news", "v0.10", "…", ""])
def test_a_short_title_identifies_nothing(title: str) -> None:
    assert title_key(title) is None


@pytest.mark.parametrize(
    ("url", "month"),
    [
        ("https://arxiv.org/pdf/2408.01234v2", (2024, 8)),
        ("https://arxiv.org/abs/hep-th/9912001", (1999, 12)),
        ("https://arxiv.org/abs/cs/0112017", (2001, 12)),
        ("https://example.org/2024/09/02/title", (2024, 9)),
        ("https://example.org/articles/2024-09-02-3", (2024, 9)),
        ("https://example.org/2024/13/02/title", None),
        ("https://example.org/item/202409", None),
        ("https://example.org/?from=/2019/01/", None),
        ("https://example.org/a", None),
        ("http://[::1", None),
    ],
)
def test_some_addresses_state_their_month(
    url: str, month: tuple[int, int] | None
) -> None:
    assert month_of(url) == month


@given(st.text(st.sampled_from("aB3٣.+- _模é，²")))
def test_a_bare_title_keeps_letters_digits_pluses_and_dots_between_digits(
    title: str,
) -> None:
    told = unicodedata.normalize("NFKC", title).lower()
    around = zip(f" {told}", told, f"{told} "[1:], strict=False)

    assert bare_title(title) == "".join(
        one
        for before, one, after in around
        if one.isalnum()
        or one == "+"
        or (one == "." and before.isdecimal() and after.isdecimal())
    )
