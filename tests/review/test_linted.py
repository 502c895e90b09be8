"""One item is linted on the desk by the rules of the whole issue."""

import pytest

from agents.formatter.lint import lint
from agents.review import decisions, view
from agents.review.desk import Desk
from tests.review import drafted

FIRST = drafted.text(1)
TITLE, BODY = FIRST.split("\n\n", 1)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(f"{TITLE}\n\n# 大标题\n\n{BODY}", "L09", id="an H1"),
        pytest.param(f"{FIRST}\n# 大标题\n", "L09", id="an H1 at its end"),
        pytest.param(f"{TITLE}\n\n> # 大标题\n\n{BODY}", "L09", id="a quoted H1"),
        pytest.param(f"{TITLE}\n\n#### 小标题\n\n{BODY}", "L09", id="an H4"),
        pytest.param(f"{TITLE}\n\n大标题\n===\n\n{BODY}", "L21", id="=== below"),
        pytest.param(f"{TITLE}\n\n小标题\n---\n\n{BODY}", "L21", id="--- below"),
        pytest.param(f"{FIRST}---\n", "L21", id="--- at its end"),
        pytest.param(f"{TITLE}\n\n***\n\n{BODY}", "L07", id="a section's rule"),
        pytest.param(f"{TITLE}\n\n# 大\n\nimport a\n\n{BODY}", "L16", id="below an H1"),
    ],
)
def test_a_fault_of_its_lines_is_found_at_the_item_as_in_the_whole(
    desk: Desk, text: str, rule: str
) -> None:
    desk.decide(decisions.edit("s1", text, done=False))
    snapshot = desk.look()
    first = snapshot.issue.count("\n", 0, snapshot.issue.index(TITLE)) + 1
    lines = range(first, first + text.count("\n") + 1)
    whole = {found.rule for found in lint(snapshot.issue) if found.line in lines}
    told = view.item(snapshot, "s1", None)
    typed = view.preview(snapshot, snapshot.sheet[0], text)

    assert rule in whole
    # More where what follows in the issue would come below its heading (L08).
    assert {found["rule"] for found in told["lint"]} >= whole
    assert {found["rule"] for found in typed["lint"]} >= whole
    assert told["errors"] >= 1
