"""Reading a paper's page and selecting from it: seconds, memory, and facts kept.

python -m bench.reading [MEGABYTES …]

The pages are made here, in LaTeXML's forms, each with the same ten facts in the places
where a reader looks for them, and with decoys where nobody should.
"""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from agents.pages.paper import read_html
from agents.pages.selection import LIMIT, select
from bench.table import show
from tests.pages import latexml as ltx

_SIZES = ("0.2", "0.5", "1.0", "1.6")
_URL = "https://arxiv.org/html/2408.00001"
_HEAD = ("page MB", "CPU s", "more MB", "text", "selected", "facts", "decoys")

FACTS = {
    "contribution": "We propose Kestrel, which routes with 2.25 bits a token.",
    "listed contribution": "a corpus of 48,130 routed dialogues;",
    "first method section": "Kestrel splits each layer into 19 experts.",
    "late method section": "The last stage anneals the gate over 730 steps.",
    "result": "Kestrel outperforms dense routing by 4.7 points, 91.3 to 86.6.",
    "ablation": "Without annealing the score drops by 6.4 points.",
    "table in math": "88.75",
    "caption": "The gate settles after 210 steps.",
    "limitation": "It does not support inputs beyond 32,000 tokens.",
    "conclusion": "Kestrel halves the cost of serving at 0.4 points of loss.",
}
_DECOY = "DECOY outperforms all by 99.9 points."


@dataclass(frozen=True)
class Row:
    """What one page took."""

    seconds: float
    megabytes: float
    text: int
    selected: int
    facts: int
    decoys: int


def main(sizes: tuple[str, ...]) -> None:
    rows = []
    command = [sys.executable, "-m", "bench.reading", "--one"]
    for size in sizes:
        html = paper(int(float(size) * 1_000_000))
        said = subprocess.run(  # noqa: S603
            command, input=html, check=True, capture_output=True, text=True
        )
        seconds, megabytes, *counts = said.stdout.split()
        facts = f"{counts[2]} of {len(FACTS)}"
        told = (
            float(seconds),
            float(megabytes),
            counts[0],
            counts[1],
            facts,
            counts[3],
        )
        rows.append((size, *told))
    show("A paper's page, read and selected from", _HEAD, rows)


def measured(html: str) -> Row:
    """One page, after a small one has loaded all that is needed for any."""
    select(read_html(ltx.page(ltx.para(ltx.FILLER * 2)), _URL))
    before, begun = _memory(), time.process_time()
    document = read_html(html, _URL)
    text = select(document)
    seconds = time.process_time() - begun
    if len(text) > LIMIT:
        raise AssertionError(f"{len(text)} characters are more than {LIMIT}")
    return Row(
        seconds=seconds,
        megabytes=_memory("VmHWM") - before,
        text=len(document.text),
        selected=len(text),
        facts=sum(fact in text for fact in FACTS.values()),
        decoys=text.count("DECOY"),
    )


def paper(size: int) -> str:
    """A page of about `size` characters, most of them formulas, as on real ones."""
    each = max(1, size // 140_000)
    filler = _paragraph()
    long = filler * (2 * each)
    said = FACTS
    items = ltx.items("a router;", said["listed contribution"], "its code.")
    opening = ltx.section(
        "1\tIntroduction", long, ltx.para(said["contribution"]), items, long
    )
    related = ltx.section("2\tRelated Work", ltx.para(_DECOY), long)
    steps = [
        ltx.section(f"3.{n}\tStep", _paragraph(_step(n)), long, kind="subsection")
        for n in range(1, 13)
    ]
    rows = [(f"Baseline {n}", ltx.math(f"{n}.5")) for n in range(30)]
    main = ltx.table(
        "Main results.",
        ("Model", "F1"),
        *rows,
        ("Kestrel (ours)", ltx.math("\\mathbf{88.75}")),
    )
    settings = ltx.table(
        "Hyper-parameters.", *((f"setting {n}", f"{n}") for n in range(40))
    )
    results = ltx.section(
        "4\tExperiments", settings, main, long, _paragraph(said["result"]), long,
        ltx.section("4.2\tAblation Study", long, _paragraph(said["ablation"]), kind="subsection"),
        ltx.figure(f"Loss by step. {said['caption']}", "x1.png"),
    )  # fmt: skip
    last = ltx.section(
        "5\tConclusion", _paragraph(said["conclusion"]), _paragraph(said["limitation"])
    )
    after = ltx.section("Prompts", ltx.para(_DECOY), long, kind="appendix")
    html = ltx.page(
        opening, related, ltx.section("3\tMethod", filler, *steps), results, last,
        ltx.bibliography(*[_DECOY] * 60), after,
    )  # fmt: skip
    rest = max(0, size - len(html)) // len(filler)
    return html.replace(
        "</article>", f"{ltx.section('More', filler * rest, kind='appendix')}</article>"
    )


def _step(number: int) -> str:
    step = {1: FACTS["first method section"], 12: FACTS["late method section"]}
    return step.get(number, f"Step {number} follows.")


def _paragraph(fact: str = "") -> str:
    """Prose with formulas in it, at whose begin a fact may stand."""
    shown = "<mi>x</mi><mo>+</mo>" * 30
    formula = ltx.math(r"\mathcal{L}(\theta)=\sum_{i}\ell_{i}", shown) * 2
    return ltx.para(f"{fact} {ltx.FILLER} It is {formula}. {ltx.FILLER * 2}")


def _memory(name: str = "") -> float:
    """Megabytes at the peak, or now, from where the peak is then counted anew (Linux)."""
    if not name:
        Path("/proc/self/clear_refs").write_text("5")
    status = Path("/proc/self/status").read_text()
    line = next(one for one in status.split("\n") if one.startswith(name or "VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        row = measured(sys.stdin.read())
        print(row.seconds, row.megabytes, row.text, row.selected, row.facts, row.decoys)
    else:
        main(tuple(sys.argv[1:]) or _SIZES)
