r"""What one foreign text costs a run, wherever it comes from.

    python -m bench.strings FILE

FILE holds one text a line, with `\u` escapes. Each stands in a feed's entry, an
abstract, a README and the model's answers of a run beside ten stories of a good feed,
and in the draft that an editor checks, mends, parses and reviews. Told are the exit
code, how many of the ten were printed, and what the run and each command took: seconds
of CPU, since the machine may do other things.
"""

import base64
import contextlib
import json
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from typing_extensions import override

from bench.program import Run, draft, run
from bench.table import show
from tests.world import Body, World, feed, truthful, world

_GOOD = 10
_LONE = re.compile("[\ud800-\udfff]")  # half a character: XML has none


class _ByPath(dict[str, bytes]):
    """What a server answers, whatever is asked for behind the `?`."""

    @override
    def get(self, key: str, default: bytes | None = None) -> bytes | None:  # type: ignore[override]
        return super().get(key.partition("?")[0], default)


def main(file: Path) -> int:
    texts = [_text(line) for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [_row(text) for text in ["一段平常的文字", *texts]]
    printed, usual = rows[0][2:4]
    wrong = sum(
        row[1] not in (0, 3)
        or row[2] < printed
        or row[3] > usual + 5
        or max(row[4:]) > 2  # noqa: PLR2004
        for row in rows
    )
    head = ("text", "exit", "printed", "run", "check", "--fix", "parse", "--status")
    show(f"{len(texts)} texts in a run and in a draft", head, rows)
    print(f"{wrong} of them are wrong")
    return 1 if wrong else 0


def _text(line: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)


Row = tuple[str, int, int, float, float, float, float, float]


def _row(text: str) -> Row:
    shown = text[:12].encode("utf-8", "replace").decode()
    folder = Path(tempfile.mkdtemp(prefix="strings-"))
    try:
        with world(feeds=_routes(text), answering=_answering(text)) as here:
            asked = ("--base-url", f"{here.url}/v1", "--model", "m", "--samples", "1")
            sources = ("--sources", str(_sources(here, folder)))
            code, taken = _cost(draft, folder, *sources, *asked, model=True)
        file = folder / "drafts" / "2024-09-30" / "issue.md"
        written = file.read_text(encoding="utf-8") if file.exists() else ""
        printed = {n for n in range(_GOOD) if f"example.org/news/{n})" in written}
        return (
            shown,
            code,
            len(printed),
            taken,
            *_edited(file, written, text),
        )
    finally:
        shutil.rmtree(folder)


def _edited(file: Path, written: str, text: str) -> tuple[float, float, float, float]:
    """Seconds of each command on a draft that holds the text."""
    typed = _LONE.sub("\ufffd", text)
    with contextlib.suppress(FileNotFoundError):
        first, item, rest = written.rpartition("\n### 【")
        file.write_text(f"{first}\n{typed}\n\n- {typed}\n{item}{rest}", "utf-8")
    out = str(file.parents[1])
    commands = (
        ("check", str(file)),
        ("check", "--fix", str(file)),
        ("parse", str(file)),
        ("review", "--status", "--out", out),
    )
    check, fix, parse, status = (_cost(run, "-m", "agents", *c)[1] for c in commands)
    return check, fix, parse, status


def _cost(
    do: Callable[..., Run], *arguments: object, **given: bool
) -> tuple[int, float]:
    """Its exit code, and the seconds of CPU that it and what it started took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = do(*arguments, **given)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return done.code, taken


def _routes(text: str) -> _ByPath:
    typed = escape(_LONE.sub("\ufffd", text))
    titled, good = typed[:280], feed(range(_GOOD))
    entry = (
        f"<item><title>{titled} 智能体 Orbit90</title><link>https://example.org/odd</link>"
        f"<description>大模型智能体 {typed}。{typed}</description>"
        "<pubDate>02 Sep 2024 04:00:00 +0000</pubDate></item>"
    )
    odd = f"<rss version='2.0'><channel><title>odd</title>{entry}</channel></rss>"
    paper = (
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><o:totalResults>1</o:totalResults>'
        "<entry><id>http://arxiv.org/abs/2409.00001v1</id>"
        f"<title>Language model agents {titled}</title><summary>We study LLM agents. {typed}."
        "</summary><published>2024-09-03T17:59:59Z</published></entry></feed>"
    )
    repository = {
        "name": "odd", "full_name": "o/odd", "html_url": "https://github.com/o/odd",
        "owner": {"login": "o"}, "description": f"LLM agent {text}", "stargazers_count": 900,
        "created_at": "2024-09-04T00:00:00Z",
    }  # fmt: skip
    readme = f"# Odd\n\nAn LLM agent for teams. {text}. It reads files.\n"
    content = base64.b64encode(readme.encode("utf-8", "surrogatepass")).decode()
    found = {"total_count": 1, "items": [repository]}
    page = {"content": content, "encoding": "base64"}
    return _ByPath({
        "good": good,
        "odd": odd.encode(),
        "arxiv": paper.encode(),
        "search/repositories": json.dumps(found).encode(),
        "repos/o/odd/readme": json.dumps(page).encode(),
    })  # fmt: skip


def _sources(here: World, folder: Path) -> Path:
    file = here.sources(folder / "sources.yaml", "good", "odd")
    more = (
        f"  - {{name: papers, kind: arxiv, query: 'cat:cs.CL', url: '{here.url}/arxiv'}}\n"
        f"  - {{name: code, kind: github, query: llm, url: '{here.url}'}}\n"
    )
    text = file.read_text(encoding="utf-8").replace(
        "theory: {items: 0}", "theory: {items: 4}"
    )
    file.write_text(text + more, encoding="utf-8")
    return file


def _answering(text: str) -> Callable[[Body], str]:
    def answer(body: Body) -> str:
        said = truthful(body)
        return said if said.startswith("{") else f"{said}{text}。"

    return answer


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
