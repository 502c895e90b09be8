"""Ids that papers, packages, models and posts have outside arXiv and GitHub."""

import pytest

from agents.domain.identity import identity

NATURE = "doi:10.1038/s41586-024-07711-7"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://doi.org/10.1038/S41586-024-07711-7", NATURE),
        ("https://dx.doi.org/10.1038/s41586-024-07711-7", NATURE),
        ("https://www.nature.com/articles/s41586-024-07711-7.pdf", NATURE),
        ("https://dl.acm.org/doi/abs/10.1145/3613904.3642", "doi:10.1145/3613904.3642"),
        (
            "https://www.biorxiv.org/content/10.1101/2024.07.01.600583v1.full",
            "doi:10.1101/2024.07.01.600583",
        ),
        (
            "https://aclanthology.org/2024.acl-long.1.pdf",
            "doi:10.18653/v1/2024.acl-long.1",
        ),
        ("https://openreview.net/pdf?id=AbC", "openreview:AbC"),
        ("https://openreview.net/forum?id=AbC&noteId=x", "openreview:AbC"),
        ("https://pypi.org/project/Torch_Audio/", "pypi:torch-audio"),
        ("https://www.npmjs.com/package/@lab/sdk", "npm:@lab/sdk"),
        ("https://www.npmjs.com/package/react", "npm:react"),
        ("https://crates.io/crates/candle_core", "crate:candle-core"),
        ("https://huggingface.co/Qwen/Qwen2-VL-7B/tree/main", "hf:qwen/qwen2-vl-7b"),
        ("https://hf.co/Qwen/Qwen2-VL-7B", "hf:qwen/qwen2-vl-7b"),
        ("https://huggingface.co/datasets/a/b", "hf:datasets/a/b"),
        ("https://huggingface.co/spaces/a/b", "hf:spaces/a/b"),
        ("https://twitter.com/lab/status/123?s=20", "x:123"),
        ("https://x.com/i/status/123", "x:123"),
        ("https://youtu.be/abc", "youtube:abc"),
        ("https://www.youtube.com/watch?v=abc&t=3", "youtube:abc"),
        ("https://www.youtube.com/shorts/abc", "youtube:abc"),
    ],
)
def test_a_thing_has_one_key_wherever_it_is_shown(url: str, key: str) -> None:
    assert identity(url) == key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://pypi.org/project/vllm/0.5.4/", "release:pypi/vllm@0.5.4"),
        ("https://www.npmjs.com/package/react/v/18.0.0", "release:npm/react@18.0.0"),
        ("https://www.npmjs.com/package/@a/b/v/1.0.0", "release:npm/@a/b@1.0.0"),
        ("https://crates.io/crates/candle/0.6.0", "release:crate/candle@0.6.0"),
    ],
)
def test_a_version_of_a_package_is_a_release(url: str, key: str) -> None:
    assert identity(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://huggingface.co/blog/gemma2",
        "https://huggingface.co/a/b/discussions/1",
        "https://huggingface.co/Qwen",
        "https://doi.org/",
        "https://nature.com/articles/collection",
        "https://pypi.org/search/",
        "https://crates.io/",
        "https://www.npmjs.com/package/@scope",
        "https://openreview.net/forum",
        "https://x.com/lab/status/latest",
        "https://x.com/lab",
        "https://youtu.be/a/b",
        "https://www.youtube.com/@lab",
        "https://www.youtube.com/watch",
        "https://aclanthology.org/volumes/2024.acl-long",
        "https://example.org/10.1145/3613904.3642",
        "https://example.org/doi/10.1145",
    ],
)
def test_any_other_page_is_its_address(url: str) -> None:
    assert identity(url).startswith("url:")
