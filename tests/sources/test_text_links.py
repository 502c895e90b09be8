import pytest

from agents.sources.text_links import mentioned

CODE = "https://github.com/o/n"


@pytest.mark.parametrize(
    ("text", "label", "url"),
    [
        pytest.param(f"Our code is available at {CODE}.", "code", CODE, id="code"),
        pytest.param(f"{CODE} holds the implementation", "code", CODE, id="code, after"),
        pytest.param("Code: github.com/o/n", "code", CODE, id="without a scheme"),
        pytest.param(f"代码已开源：{CODE}，欢迎", "code", CODE, id="in Chinese"),
        pytest.param(f"It builds upon {CODE}.", "page", CODE, id="somebody else's"),
        pytest.param("See https://github.com/o.", "page", "https://github.com/o", id="owner"),
        pytest.param(
            "Models: https://huggingface.co/o/n", "model", "https://huggingface.co/o/n",
            id="a model",
        ),
        pytest.param(
            "like https://huggingface.co/o/n", "page", "https://huggingface.co/o/n",
            id="somebody else's model",
        ),
        pytest.param(
            "Try https://huggingface.co/spaces/o/n", "demo",
            "https://huggingface.co/spaces/o/n", id="a demo",
        ),
        pytest.param(
            "(https://o.github.io/n/)", "project", "https://o.github.io/n/", id="a site"
        ),
        pytest.param(
            "Project page: https://h.org/n", "project", "https://h.org/n", id="a project"
        ),
        pytest.param("see https://h.org/n_(a).", "page", "https://h.org/n_(a)", id="a page"),
    ],
)  # fmt: skip
def test_an_address_is_labelled_by_what_the_text_says(
    text: str, label: str, url: str
) -> None:
    (link,) = mentioned(text)

    assert (link.label, link.url) == (label, url)


def test_every_address_is_found_in_its_order() -> None:
    links = mentioned("https://b.org/ and [https://a.org/], not a.b/github.com/o/n")

    assert [link.url for link in links] == ["https://b.org/", "https://a.org/"]


def test_an_address_that_leads_nowhere_is_left_out() -> None:
    assert mentioned("http://... and https://user@h.org/") == ()
