"""What the documents promise exists: sections, links, commands and flags."""

import hashlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from agents.commands import COMMANDS
from agents.domain.flag_words import FLAGS
from agents.domain.words import Flag
from agents.errors import AgentsError
from agents.formatter.lint.rules import RULES
from agents.graph import mermaid
from agents.shell_completion import flags as of_one
from agents.usage import parser

ROOT = Path(__file__).resolve().parents[1]
MANUALS = ("README.md", "README.zh-CN.md", "docs/operating.md", "docs/editors.zh-CN.md")
DOCUMENTS = (*MANUALS, "CONTRIBUTING.md", *(f"docs/{n}.md" for n in (
    "architecture", "evaluation", "hostile", "layout",
)))  # fmt: skip
FOLDERS = ("agents", "bench", "deploy", "prompts", "scripts", "templates", "tests")
WRITTEN = (".css", ".js", ".md", ".py", ".toml", ".yaml", ".yml", ".j2", "")
_CITED = re.compile(
    r"(?<![\w/(\[])docs/(?!index|README|issues)(?P<file>[\w.-]+\.md)"
    r"(?: §(?P<section>[\d.]*\d[a-c]?))?"
)
_ELSEWHERE = re.compile(
    r"\b(?:LAYOUT|HOSTILE|CONTRACT|DESIGN|READINGS|PEERS)(?:\.md| §)"
)
_FILE = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:j2|js|jsonl|md|py|toml|txt|yaml))`")
_FOLDER = re.compile(r"`((?:[\w.-]+/)+)[\w.-]*`")
_LINK = re.compile(r"\]\((?!https?:)([^()\s]+)\)")
_CALLED = re.compile(
    r"(?:python -m agents|scripts/agents|(?<![\w/])agents) (?P<rest>[a-z][^\")]*)"
)
_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_COMMENT = re.compile(r" {3,}.*| 的$|[，。；：、（）].*")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sources() -> Iterator[Path]:
    yield from (ROOT / "pyproject.toml", ROOT / "sources.yaml")
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            own = file.suffix in WRITTEN and "compat/made" not in file.as_posix()
            if own and file.is_file() and "__pycache__" not in file.parts:
                yield file
    yield from (ROOT / name for name in DOCUMENTS)


def numbers(file: str) -> set[str]:
    """The numbered sections of a document."""
    return set(re.findall(r"(?m)^#{2,4} ([\d.]*\d[a-c]?)[. ]", text(f"docs/{file}")))


def anchors(name: str) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"(?m)^#{1,4} (.+)$", text(name))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in kept}


def test_every_document_and_section_that_is_cited_exists() -> None:
    wrong = []
    for file in sources():
        said = " ".join(file.read_text(encoding="utf-8").replace("\n#", " ").split())
        for cited in _CITED.finditer(said):
            name, section = cited["file"], cited["section"]
            there = (ROOT / "docs" / name).exists()
            if not there or (section and section not in numbers(name)):
                wrong.append(f"{file.relative_to(ROOT)}: {cited[0]}")

    assert wrong == []


def test_nothing_is_cited_that_is_not_in_the_repository() -> None:
    here = Path(__file__)
    wrong = [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in sources()
        if file != here
        for found in _ELSEWHERE.finditer(file.read_text(encoding="utf-8"))
    ]

    assert wrong == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_between_documents_leads_somewhere(name: str) -> None:
    wrong = []
    for link in _LINK.findall(re.sub(r"`[^`\n]*`", "", text(name))):
        path, _, anchor = link.partition("#")
        goal = (ROOT / name).parent / path if path else ROOT / name
        known = goal.exists() and (
            not anchor or anchor in anchors(str(goal.resolve().relative_to(ROOT)))
        )
        if not known:
            wrong.append(link)

    assert wrong == []


def test_a_file_of_the_map_lies_at_the_root_or_in_a_folder_of_its_row() -> None:
    rows = [row for row in text("CONTRIBUTING.md").splitlines() if row[:1] == "|"]
    astray = [
        f"{file}: {row}"
        for row in rows
        for file in _FILE.findall(row)
        if not any(
            (ROOT / there / file).is_file() for there in ("", *_FOLDER.findall(row))
        )
    ]

    assert rows
    assert astray == []


def test_the_picture_of_the_review_page_shows_the_bundled_month_as_it_is() -> None:
    """Else `scripts/picture` makes it anew."""
    issue = (ROOT / "tests/golden/2024-09-30.md").read_bytes()

    with Image.open(ROOT / "docs/review.png") as picture:
        assert picture.info["draft"] == hashlib.sha256(issue).hexdigest()


def called(name: str) -> Iterator[list[str]]:
    """The arguments of each command that a manual shows, in a block or a line."""
    for row in text(name).split("\n"):
        shown = [row] if row.startswith("    ") else re.findall(r"`([^`]+)`", row)
        for found in filter(None, map(_CALLED.search, shown)):
            rest = _COMMENT.sub("", found["rest"]).replace("…", "")
            yield shlex.split(re.sub(r"[\[\]]|（.*", "", rest))


@pytest.mark.parametrize("name", MANUALS)
def test_every_command_in_a_manual_parses(name: str) -> None:
    wrong = []
    for arguments in called(name):
        needs = {"publish": ["--to", "x"]} if "--to" not in arguments else {}
        try:
            parser(COMMANDS).parse_args([*arguments, *needs.get(arguments[0], [])])
        except SystemExit:
            wrong.append(arguments)

    assert wrong == []


# Of other programs that a manual shows, and what is only an example.
FOREIGN = {"--allow-blocking", "--help"}


@pytest.mark.parametrize("name", MANUALS)
def test_every_flag_in_a_manual_is_one(name: str) -> None:
    assert set(_FLAG.findall(text(name))) - FOREIGN - flags() == set()


def flags() -> set[str]:
    below = parser(COMMANDS).parse_args(["completion"]).below
    return {flag for command in below.values() for flag in of_one(command)}


def test_the_manual_names_every_command_flag_exit_code_and_flag_word() -> None:
    manual = text("docs/operating.md")
    wanted = [
        *(f"scripts/agents {command}" for command in COMMANDS),
        *sorted(flags()),
        *(f"\n| {code} |" for code in sorted(exit_codes(AgentsError) - {1})),
        *(f"`{word}`" for word in get_args(Flag)),
    ]

    assert [words for words in wanted if words not in manual] == []


# An answer that has one is rejected: no editor sees it on an item.
UNSEEN = {"wrong-language", "too-short", "too-long", "copied"}


def test_the_editors_handbook_says_what_to_do_at_each_flag() -> None:
    told = text("docs/editors.zh-CN.md").partition("## 9.")[2].partition("## 10.")[0]

    assert {word for word in get_args(Flag) if f"`{word}`" not in told} == UNSEEN


def test_the_handbook_calls_flags_as_the_page_does_and_names_every_exit_code() -> None:
    flags, codes = text("docs/editors.zh-CN.md").partition("## 9.")[2].split("## 10.")
    told = re.findall(r"^\| (\S+) `([a-z-]+)` \| ", flags, re.MULTILINE)

    assert told
    assert [(w, code) for w, code in told if dict(FLAGS).get(code) != w] == []
    assert (
        exit_codes(AgentsError) - {int(n) for n in re.findall(r"\d+", codes)} == set()
    )


def exit_codes(root: type[AgentsError]) -> set[int]:
    below = [code for child in root.__subclasses__() for code in exit_codes(child)]
    return {root.exit_code, *below}


def test_every_lint_rule_is_told() -> None:
    told = re.findall(r"L\d\d[a-d]?", text("docs/layout.md").partition("## 7.")[2])

    assert {rule for rule, _, _ in RULES} <= set(told)


def test_the_readme_is_short_and_shows_the_graph() -> None:
    assert len(text("README.md").splitlines()) <= 120
    assert len(text("README.zh-CN.md").splitlines()) <= 120
    assert f"```mermaid\n{mermaid()}```" in text("README.md")
