import json

import pytest

from agents.domain.issue import Category, Evidence, Introduction, Sentence
from agents.domain.report import Benched, SourceReport, Usage
from agents.run.output import exit_code, files, item_texts, report, review
from agents.run.resources import renderer
from tests import make


def test_the_review_has_each_item_with_its_own_text() -> None:
    card = make.card(
        sentences=(
            Sentence(
                text="一句。", evidence=(Evidence(source=1, quote="one"),), flags=()
            ),
        )
    )
    markdown = renderer()(make.issue())

    kept = review("2024-09-30", markdown, [(card, make.ranked(), make.writing())], [])

    (item,) = kept["items"]
    assert item["heading"] == "【语言模型 One】某实验室"
    assert item["status"] == "pending"
    assert item["sources"][0]["published"] == "2024-09-10T12:00:00+08:00"
    assert item["sentences"] == [
        {
            "text": "一句。",
            "evidence": [{"source": 1, "quote": "one", "start": 0, "end": 0}],
            "support": "weak",
            "flags": [],
        }
    ]
    assert item["answers"][0]["chosen"] is True
    assert item["answers"][0]["verdict"]["reason"] == "有依据"


def test_a_sentence_of_an_opening_has_what_an_items_sentence_has() -> None:
    proof = Evidence(source=1, quote="one")
    said = Sentence(text="一句。", evidence=(proof,), flags=("unsupported",))
    card = make.card(sentences=(said,))
    opening = Introduction(
        section="practice",
        category="大模型研发",
        story_ids=(card.story_id,),
        sentences=(said,),
    )
    shown = (card, make.ranked(), make.writing())

    kept = review("x", renderer()(make.issue()), [shown], [], [opening])

    (own,), (sentence,) = (
        kept["items"][0]["sentences"],
        kept["openings"][0]["sentences"],
    )
    assert list(sentence) == list(own)
    assert sentence["flags"] == ["unsupported"]
    assert sentence["evidence"] == [{"item": card.story_id, "quote": "one"}]


def test_a_source_without_a_date_says_so() -> None:
    writing = make.writing(materials=(make.material(published=None),))

    kept = review(
        "x", renderer()(make.issue()), [(make.card(), make.ranked(), writing)], []
    )

    assert kept["items"][0]["sources"][0]["published"] is None


def test_items_are_cut_at_the_next_heading_of_any_rank() -> None:
    other = make.item(name="另一条")
    issue = make.issue(
        practice=(
            Category(name="大模型研发", items=(make.item(),)),
            Category(name="其他工具", items=(other,)),
        )
    )

    texts = item_texts(renderer()(issue))

    assert [text.partition("\n")[0] for text in texts] == [
        "### 【语言模型 One】某实验室",
        "### 【另一条】某实验室",
    ]
    assert not any("## 其他工具" in text for text in texts)


def test_the_bench_is_best_first_and_in_a_total_order() -> None:
    def benched(url: str, score: float) -> Benched:
        return Benched(title="t", url=url, section="news", score=score, why="名额已满")

    bench = [
        benched("https://b.org/", 1),
        benched("https://a.org/", 1),
        benched("https://c.org/", 2),
    ]

    kept = review("x", "", [], bench)

    assert [b.url for b in kept["bench"]] == [
        "https://c.org/",
        "https://a.org/",
        "https://b.org/",
    ]


@pytest.mark.parametrize(
    ("status", "flags", "code"),
    [
        pytest.param("ok", (), 0, id="nothing to look at"),
        pytest.param("unchanged", (), 0, id="unchanged"),
        pytest.param("failed", (), 3, id="a failed source"),
        pytest.param("degraded", (), 3, id="a degraded source"),
        pytest.param("ok", ("extractive",), 3, id="a flagged card"),
    ],
)
def test_the_exit_code_says_whether_an_editor_must_look(
    status: str, flags: tuple[str, ...], code: int
) -> None:
    source = SourceReport.model_validate(
        {"name": "a", "kind": "feed", "status": status}
    )

    assert exit_code([source], [make.card(flags=flags)]) == code


def test_the_report_is_the_last_file() -> None:
    told = report(
        make.plan(),
        "2024-09-30",
        sources=[],
        counts={"cards": 1},
        model=("m", "openai", Usage(calls=2, journal_tokens=70, cost=0.5)),
        spent={"judge": "j"},
        seconds={"collect": 1.0},
        cards=[make.card(flags=("hype",))],
        notes=["one"],
    )

    kept = files("text", {}, told)

    assert list(kept) == ["model.md", "issue.md", "review.json", "report.json"]
    assert json.loads(kept["report.json"])["model"] == {
        "name": "m",
        "mode": "openai",
        "calls": 2,
        "journal_hits": 0,
        "journal_tokens": 70,
        "prompt_tokens": 0,
        "completion_tokens": 0,
        "thinking_tokens": 0,
        "cut_off": 0,
        "refused": 0,
        "cost": 0.5,
        "tokens_per_card": 70,
        "judge": "j",
    }


def test_what_an_editor_compares_first_is_said_of_what_is_not_certain_alone() -> None:
    sure = Sentence(text="一句。", support="exact")
    doubted = Sentence(text="两句。", support="weak", unfound=("两",), doubted=True)
    card = make.card(sentences=(sure, doubted))

    kept = review(
        "x",
        renderer()(make.issue()),
        [(card, make.ranked(), make.writing())],
        [],
    )

    first, second = kept["items"][0]["sentences"]
    assert not {"unfound", "doubted"} & first.keys()
    assert (second["unfound"], second["doubted"]) == (["两"], True)
