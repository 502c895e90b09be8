"""An issue as Markdown: what the templates are given, and how they print it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import jinja2

from agents.domain.issue import (
    Category,
    Issue,
    Item,
    Labelled,
    LinkLine,
    Quote,
    TextRun,
)
from agents.formatter import inline, layout
from agents.ports import Render

# An address that reads the same to CommonMark, to GFM's autolinks and to an editor.
_BARE = re.compile(r"https?://[0-9A-Za-z.-]+(?:[/?#:][0-9A-Za-z./?=%#:+-]*)?(?<=[\w/])")


@dataclass(frozen=True)
class _Section:
    heading: str
    categories: tuple[Category, ...] = ()
    news: tuple[Item, ...] = ()


def renderer(templates: Mapping[str, str]) -> Render:
    """Prints issues with `templates`: the text of each, by its file name."""
    environment = jinja2.Environment(  # noqa: S701  # Markdown; inline.py escapes
        loader=jinja2.DictLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "quoted": quoted,
        "line": inline.line,
        "heading": inline.heading,
        "label_line": label_line,
        "link_line": link_line,
        "quote_lines": quote_lines,
    }
    template = environment.get_template("issue.md.j2")

    def render(issue: Issue) -> str:
        headings = layout.SECTION_HEADINGS
        return template.render(
            title=layout.title(issue.number),
            date=issue.date.isoformat(),
            description=layout.description(
                issue.first_session, issue.last_session, issue.cutoff
            ),
            draft=issue.draft,
            intro=layout.intro(issue.cutoff),
            sections=[
                _Section(headings["practice"], categories=issue.practice),
                _Section(headings["theory"], categories=issue.theory),
                _Section(headings["news"], news=issue.news),
            ],
        )

    return render


def quoted(text: str) -> str:
    """`text` as a double-quoted YAML scalar: every JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


def label_line(block: Labelled) -> str:
    label = TextRun(text=block.label, style="bold")
    lone = inline.lone_marks([(label, *block.text)])
    name = inline.escaped(block.label, inline.Around(lone))
    return f"**{name}**：{inline.following(block.text, lone)}"


def link_line(block: LinkLine) -> str:
    if not block.label and _BARE.fullmatch(block.url):
        return block.url
    label = (TextRun(text=f"{block.label}："),) if block.label else ()
    shown = block.text or block.url
    return inline.line((*label, TextRun(text=shown, style="link", url=block.url)))


def quote_lines(quote: Quote) -> list[str]:
    """The lines of one paragraph: a mark can pair with one of another line."""
    signature = ((TextRun(text=f"—— {quote.by}"),),) if quote.by else ()
    lines = (*quote.lines, *signature)
    lone = inline.lone_marks(lines)
    return [inline.line(text, lone) for text in lines]
