import time

import pytest

from agents.pages.readme import LIMIT, select_readme

README = """<h1 align="center">Sail</h1>

<p align="center"><a href="https://x.example"><img src="logo.png" alt="TRAP"></a></p>

[![Licence](https://img.shields.io/badge/License-MIT-blue.svg)](LICENSE)
[English](README.md) | [中文](README_zh.md)

Sail steers **agents** through a browser with 40 tools.<br>It needs 8 GB.
<!-- TRAP --><span style="display:none">TRAP</span>

## Table of Contents

- [Install](#install)

## Install

```bash
pip install sail
{}
```

- [Install](#install)

## Features

* Runs 12 agents at once, see [the list](https://x.example/list)
* [One model](https://x.example/one)

| Model | Score |
|---|---|
| Sail-7B | 61.2 |

## Sponsors

TRAP

### Gold

TRAP

## Citation

```bibtex
@misc{{TRAP}}
```

## License

MIT
""".format("\n".join(f"sail run --number {n}" for n in range(60)))  # fmt: skip


def test_a_readme_is_told_by_its_sections_without_what_is_of_its_makers() -> None:
    shown = select_readme(README).split("\n")

    assert shown[:6] == [
        "## Sail",
        "Sail steers agents through a browser with 40 tools.",
        "It needs 8 GB.",
        "## Install",
        "pip install sail",
        "sail run --number 0",
    ]
    assert shown[-7:] == [
        "## Features",
        "- Runs 12 agents at once, see the list",
        "- One model",
        "Model | Score",
        "Sail-7B | 61.2",
        "## License",
        "MIT",
    ]
    assert "TRAP" not in select_readme(README)


def test_what_a_collection_holds_is_shown_and_links_to_sections_are_not() -> None:
    told = "# Name\n\n## Contents\n\n1. A parser by hand.\n2. [Usage](#usage)\n"

    assert select_readme(told) == "## Contents\n- A parser by hand."


def test_a_line_of_code_is_shown_whole_whatever_it_quotes() -> None:
    line = 'x = load("a", "b", "c", "d", "e", "f", "g")'

    assert select_readme(f"# Name\n\n```python\n{line}\n```\n").endswith(line)


def test_code_is_kept_short() -> None:
    assert select_readme(README).count("sail run") < 12


@pytest.mark.parametrize(
    "heading",
    [
        "Contributors ✨", "Star History", "Citing this work", "Code of Conduct", "赞助商",
        "⭐ Stargazers over time", "Acknowledgements", "引用", "Join our Discord",
    ],
)  # fmt: skip
def test_sections_about_the_makers_are_not_shown(heading: str) -> None:
    shown = select_readme(f"# Name\n\nA tool.\n\n## {heading}\n\nUnseen.\n")

    assert shown == "## Name\nA tool."


@pytest.mark.parametrize("heading", ["Main contributions", "Vector index", "引用溯源"])
def test_sections_that_only_sound_like_them_are_shown(heading: str) -> None:
    assert "Seen." in select_readme(f"# Name\n\nA tool.\n\n## {heading}\n\nSeen.\n")


def test_of_a_long_readme_each_sort_of_section_has_a_share() -> None:
    filler = "Words about this part of the tool stand here. " * 30
    parts = "".join(f"## Part {n}\n\n{filler}\n\n" for n in range(30))
    markdown = (
        f"# Name\n\nA tool for 12 agents.\n\n{parts}"
        f"## Benchmarks\n\nIt reaches 61.2.\n\n{filler}\n\n"
        "## Getting started\n\n    pip install name\n\n"
        "## Limitations\n\nIt fails on 3 of 9 tasks.\n\n## License\n\nApache-2.0\n"
    )

    shown = select_readme(markdown)

    assert len(shown) <= LIMIT
    for fact in ("12 agents", "61.2", "pip install", "3 of 9", "Apache-2.0"):
        assert fact in shown


def test_an_empty_readme_shows_nothing() -> None:
    assert select_readme("") == ""


@pytest.mark.parametrize("unit", ["[", "*a ", "> ", "[a](", "- ", "|a", "<a ", "`a"])
def test_no_readme_takes_long(unit: str) -> None:
    started = time.process_time()

    select_readme(unit * (60_000 // len(unit)))

    assert time.process_time() - started < 5.0
