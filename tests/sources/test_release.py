import pytest

from agents.domain.story import Link
from agents.sources.entry import Entry
from agents.sources.release import as_release

PAGE = "https://github.com/vllm-project/vllm/releases/tag/"


@pytest.mark.parametrize(
    ("title", "named"),
    [
        pytest.param("v0.6.0", "vllm v0.6.0", id="the tag"),
        pytest.param("0.6.0", "vllm v0.6.0", id="a number"),
        pytest.param("Release v0.6", "vllm v0.6.0", id="a number in words"),
        pytest.param("", "vllm v0.6.0", id="nothing"),
        pytest.param("Faster decoding", "vllm Faster decoding", id="a name"),
        pytest.param("vLLM 0.6: faster", "vLLM 0.6: faster", id="the product's name"),
    ],
)
def test_a_releases_title_always_names_the_product(title: str, named: str) -> None:
    found = as_release(Entry(title=title, link=f"{PAGE}v0.6.0"))

    assert (found.title, found.release) == (named, "v0.6.0")


def test_a_release_is_its_owners_and_leads_to_the_code() -> None:
    entry = Entry(
        title="v1",
        link="/o/n/releases/tag/a%2Fv1",
        base="https://github.com/o/n/releases",
        authors=("a robot",),
        images=("https://avatars.example.org/1",),
    )

    found = as_release(entry)

    assert (found.authors, found.images, found.release) == (("o",), (), "a/v1")
    assert found.links == (Link(label="code", url="https://github.com/o/n"),)


@pytest.mark.parametrize(
    "link",
    ["https://github.com/o/n", "https://h.org/o/n/releases/tag/v1", "javascript:x"],
)
def test_any_other_entry_stays_as_it_is(link: str) -> None:
    entry = Entry(title="v1", link=link)

    assert as_release(entry) == entry
