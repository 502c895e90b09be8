"""Names of products, and their versions."""

import pytest

from agents.scout.product import names_of, product_of, versioned
from tests import make


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SAM 2 and SAM 2.1", {"sam": (2, 1)}),
        ("vLLM v0.10", {}),
        ("September 2024", {}),
        ("GPT-4o", {}),
        ("Llama 3.10", {"llama": (3, 10)}),
    ],
)
def test_a_version_is_a_number_after_a_name(
    text: str, found: dict[str, tuple[int, ...]]
) -> None:
    assert versioned(text) == found


def test_the_products_of_a_heading_are_its_distinctive_latin_names() -> None:
    assert names_of("视觉分割 SAM2-虚假检测") == ["sam2"]
    assert names_of("端侧 MiniCPM V2.6、AI 赋能、RAG") == ["minicpm"]


@pytest.mark.parametrize(
    ("given", "product"),
    [
        ({"kind": "arxiv", "title": "SAM 2: Segment Anything"}, "sam2"),
        ({"kind": "arxiv", "title": "Agents: a survey"}, None),
        ({"kind": "arxiv", "title": "On LongVILA and others"}, None),
        ({"kind": "github", "title": "lab/MetaGPT"}, "metagpt"),
        ({"kind": "github", "title": "lab/MetaGPT v2", "release": "v2"}, None),
    ],
)
def test_a_candidate_names_its_product_first(
    given: dict[str, str], product: str | None
) -> None:
    values = {"url": "https://example.org/x", **given}

    assert product_of(make.candidate(**values)) == product


def test_a_number_of_thousands_of_digits_is_no_version() -> None:
    assert versioned(f"Llama {'3' * 5_000}") == {}
