"""Each message is in the catalogue, in both languages, with the same values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from agents.cli import main
from agents.domain.words import Step
from agents.formatter.lint import lint
from agents.messages import said as said_module
from agents.messages.said import (
    CATALOGUE,
    Language,
    language,
    said,
    speaking,
    step_name,
)
from agents.review.desk import Desk

ROOT = Path(__file__).resolve().parents[2] / "agents"


def literals(node: ast.expr) -> Iterator[str]:
    """What a call may say: a literal, or one of two."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    else:
        assert isinstance(node, ast.Constant), ast.unparse(node)
        yield str(node.value)


def calls() -> Iterator[ast.Call]:
    """Where something is said."""
    for file in sorted(ROOT.rglob("*.py")):
        if file == ROOT / "review" / "history.py":  # has words of its own
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "said":
                yield node


def spoken() -> set[str]:
    return {message for call in calls() for message in literals(call.args[0])}


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_what_is_said_is_in_the_catalogue_and_nothing_else() -> None:
    assert sorted(spoken() ^ CATALOGUE.keys()) == []


def test_no_message_stands_in_two_tables() -> None:
    tables = [
        module.CHINESE
        for module in vars(said_module).values()
        if hasattr(module, "CHINESE")
    ]

    assert sum(map(len, tables)) == len(CATALOGUE)


def test_every_step_of_a_model_has_a_name_in_chinese() -> None:
    with speaking("zh"):
        assert [step for step in get_args(Step) if step_name(step) == step] == []


def test_a_step_is_named_in_the_language_of_its_sentence() -> None:
    given = [
        ast.unparse(word.value)
        for call in calls()
        for word in call.keywords
        if word.arg == "step"
    ]

    assert given != []
    assert [value for value in given if not value.startswith("step_name(")] == []


def test_chinese_names_no_value_that_english_does_not_have() -> None:
    assert {e: c for e, c in CATALOGUE.items() if not names(c) <= names(e)} == {}


def test_chinese_has_no_run_of_english_words() -> None:
    code = re.compile(r"`[^`]*`|\{[^}]*\}|【[^】]*】")
    bare = {chinese: code.sub("", chinese) for chinese in CATALOGUE.values()}

    assert [
        c for c, t in bare.items() if re.search(r"([A-Za-z]+ ){3}[A-Za-z]", t)
    ] == []


@pytest.mark.parametrize(
    ("spoken", "title", "told"),
    [
        ("zh", "Learning to reason", "“Learning to reason”审稿没有成：忙"),
        ("zh", "“开源”不是口号", "“‘开源’不是口号”审稿没有成：忙"),
        ("zh", "“开源不是口号”", "“开源不是口号”审稿没有成：忙"),
        ("zh", '"Open" it is', '“"Open" it is”审稿没有成：忙'),
        ("en", '"Open it is"', "'Open it is', judge: 忙"),
    ],
)
def test_a_title_stands_between_one_pair_of_marks(
    spoken: Language, title: str, told: str
) -> None:
    with speaking(spoken):
        assert said("{title!r}, judge: {error}", title=title, error="忙") == told


def test_a_decision_has_the_pages_word_in_every_message() -> None:
    """待定, 采用, 改后采用, 不用, 留到下期 (`agents/review/vocabulary.py`)."""
    others = re.compile("未决定|退回|改写|拒用|弃用")

    assert [c for c in CATALOGUE.values() if others.search(c)] == []


def test_english_has_no_chinese_stops_and_brackets() -> None:
    """Words of an issue, and their colon, may be quoted in it."""
    assert [e for e in CATALOGUE if re.search("[（）；，。、“”]", e)] == []


@pytest.mark.parametrize(
    ("variables", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "AGENTS_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "AGENTS_LANG": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_locale_unless_it_is_set(
    variables: dict[str, str], spoken: str
) -> None:
    assert language(variables) == spoken


def test_a_finding_is_told_in_the_language_that_is_spoken() -> None:
    with speaking("zh"):
        chinese = lint("x")
    english = lint("x")

    assert [one.rule for one in chinese] == [one.rule for one in english]
    assert "没有文件头。" in [one.message for one in chinese]
    assert "There is no front matter." in [one.message for one in english]
    assert said("Delete it.") == "Delete it."


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        ("zh", ("还不能发布，有 ", "待定：【工具 1】某实验室\n", "不成一期")),
        (
            "en",
            (
                "not ready to be published, ",
                "undecided: 【工具 1】",
                "is no issue once it is cut",
            ),
        ),
    ],
)
def test_the_command_line_follows_the_language(
    desk: Desk,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    spoken: str,
    words: tuple[str, ...],
) -> None:
    monkeypatch.setenv("AGENTS_LANG", spoken)
    out = ["--out", str(desk.folder.parent), "--offline"]

    code = main(["publish", "2024-09-30", "--to", str(desk.folder / "site"), *out])

    told = capsys.readouterr().err
    assert code == 65
    assert [one for one in words if one not in told] == []


def test_nothing_is_said_while_a_module_loads() -> None:
    """It would stay in the language of the first who asked."""
    early = [
        f"{file.name}: {ast.unparse(node)}"
        for file in sorted(ROOT.rglob("*.py"))
        for node in at_import(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("said", "listed")
    ]

    assert early == []


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is loaded: all but the bodies of its functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from at_import(child.args)
        else:
            yield child
            yield from at_import(child)
