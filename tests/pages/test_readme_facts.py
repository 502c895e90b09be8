import pytest

from agents.pages.readme_facts import default_model, documentation, licences

BADGE = "https://img.shields.io/badge"


@pytest.mark.parametrize(
    ("markdown", "stated"),
    [
        pytest.param(
            "# A\n\n## License\n\nUnder the [Apache License, Version 2.0](LICENSE).",
            ("Apache-2.0",),
            id="its section",
        ),
        pytest.param(
            "# A\n\n## 许可证\n\n代码采用 MIT，权重采用 CC BY-NC 4.0。",
            ("MIT", "CC-BY-NC-4.0"),
            id="two of them",
        ),
        pytest.param(
            "This project is licensed under the MIT License.", ("MIT",), id="a sentence"
        ),
        pytest.param("本项目采用 GPL v3 许可证。", ("GPL-3.0",), id="a Chinese one"),
        pytest.param(
            f"![x]({BADGE}/license-BSD%203--Clause-blue.svg)", ("BSD-3-Clause",), id="badge"
        ),
        pytest.param("[![License: MPL 2.0](x.svg)](y)", ("MPL-2.0",), id="its label"),
        pytest.param("Made by students of MIT.", (), id="no licence"),
        pytest.param("## License\n\nSee LICENSE.", (), id="no name"),
    ],
)  # fmt: skip
def test_a_licence_is_what_the_readme_names(
    markdown: str, stated: tuple[str, ...]
) -> None:
    assert licences(markdown) == stated


@pytest.mark.parametrize(
    ("markdown", "url"),
    [
        (
            "**Documentation**: <https://sail.example/start>",
            "https://sail.example/start",
        ),
        ("Docs: https://sail.example/a.", "https://sail.example/a"),
        ("Read the [docs](https://sail.example/d).", "https://sail.example/d"),
        (f"[![Docs]({BADGE}/docs-x)](https://sail.example)", "https://sail.example"),
        ("文档：[这里](https://sail.example/zh)", "https://sail.example/zh"),
        ('<a href="https://sail.example/u">User guide</a>', "https://sail.example/u"),
        ("More at [Sail](https://docs.sail.example).", "https://docs.sail.example"),
        ("[docs](docs/README.md)", ""),
        ("[Documentation](https://github.com/lab/sail/wiki)", ""),
        ("[docs](javascript:x) [docs](http://[bad)", ""),
        ("A [paper](https://sail.example) about documents.", ""),
    ],
)
def test_the_documentation_is_where_a_link_says_so(markdown: str, url: str) -> None:
    assert documentation(markdown) == url


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("The default model is `sail-7b-v2`.", "sail-7b-v2"),
        ("It defaults to GPT-4o.", "GPT-4o"),
        ("默认使用 qwen2.5-7b 模型。", "qwen2.5-7b"),
        ("By default it listens on port 8080.", ""),
    ],
)
def test_a_default_model_is_what_is_called_so(text: str, model: str) -> None:
    assert default_model(text) == model
