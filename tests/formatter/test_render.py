from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from markdown_it.tree import SyntaxTreeNode as Node

from agents.domain.issue import Images, Issue, Item, Labelled, LinkLine, TextRun
from agents.domain.words import Noun
from agents.formatter.commonmark import CommonMark, content, inlines
from agents.formatter.render import quoted, renderer
from agents.ports import Render
from tests.formatter.golden.issue import ISSUE
from tests.formatter.strategies import issues
from tests.laws import costly

GOLDEN = Path(__file__).parent / "golden/issue.md"


def test_the_golden_issue_is_rendered_byte_for_byte(render: Render) -> None:
    assert render(ISSUE).encode() == GOLDEN.read_bytes()


def test_a_published_issue_is_no_draft(render: Render) -> None:
    published = render(ISSUE.model_copy(update={"draft": False}))

    assert published == render(ISSUE).replace("draft: true\n", "")


@pytest.mark.parametrize("text", ['a "b"', "a: b", "---", "a\nb", "\\", "『x』 📅"])
def test_a_text_in_the_front_matter_is_read_as_it_is(text: str) -> None:
    assert yaml.safe_load(f"title: {quoted(text)}") == {"title": text}


def test_a_template_that_misspells_a_name_is_a_bug() -> None:
    with pytest.raises(Exception, match="is undefined"):
        renderer({"issue.md.j2": "{{ titel }}"})(ISSUE)


@given(issues())
@costly
def test_a_hostile_text_makes_nothing_that_the_issue_has_not(
    render: Render, issue: Issue
) -> None:
    parser = CommonMark().enable(["table", "strikethrough"])
    body = render(issue).split("\n---\n", 1)[1]

    tree = Node(parser.parse(body))

    nouns = list(_nouns(issue))
    runs = [noun for noun in nouns if isinstance(noun, TextRun)]
    lines = [noun for noun in nouns if isinstance(noun, LinkLine)]
    kinds = Counter(node.type for node in tree.walk())
    shown = Counter(str(n.attrs["href"]) for n in tree.walk() if n.type == "link")
    bare = Counter(line.url for line in lines if not line.label)
    linked = [r.url for r in runs if r.url] + [line.url for line in lines]
    assert _headings(tree) == _expected(issue)
    assert shown <= Counter(linked) <= shown + bare
    assert kinds["image"] == sum(len(n.files) for n in nouns if isinstance(n, Images))
    assert kinds["strong"] == sum(map(_is_bold, nouns))
    assert {n.content for n in tree.walk() if n.type.startswith("html")} <= {
        "<u>",
        "</u>",
    }
    assert not kinds.keys() & {"table", "s", "em", "fence", "code_block", "html_block"}


def _nouns(noun: object) -> Iterator[object]:
    if isinstance(noun, Noun):
        yield noun
        for name in type(noun).model_fields:
            yield from _nouns(getattr(noun, name))
    elif isinstance(noun, tuple):
        for part in noun:
            yield from _nouns(part)


def _is_bold(noun: object) -> bool:
    return isinstance(noun, Labelled) or (
        isinstance(noun, TextRun) and noun.style == "bold"
    )


def _headings(tree: Node) -> list[str]:
    return [content(inlines(n)) for n in tree.walk() if n.type == "heading"]


def _expected(issue: Issue) -> list[str]:
    found: list[str] = []
    for section, parts in (
        ("🧐 更落地！实践向", issue.practice),
        ("🤯 更前沿！理论向", issue.theory),
        ("🤠 更新闻！认知向", issue.news),
    ):
        found.append(section)
        for part in parts:
            if isinstance(part, Item):
                found.append(part.heading)
            else:
                found += [part.name, *(item.heading for item in part.items)]
    return found
