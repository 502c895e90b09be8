"""What a model cited is verified: the labelled sentences are in `cited.jsonl`."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Material
from agents.summariser.checks.ground import ground
from agents.summariser.checks.rules import check_sentence
from agents.summariser.support import Borne, Line, borne_out
from tests import make

TEXT = (
    "Harbor for everyone\n\n"
    "# Harbor\n"
    "Harbor answers a query over 50 million vectors in 12 ms.\n"
    "It runs on one machine.\n"
    "The gains do not transfer to text.\n"
    "The port asked for 14 million dollars in damages.\n"
    "Pass `anchor_id` to sort the results by distance."
)
README = make.material(title="harborline/harbor", kind="readme", text=TEXT)


def cited(sentence: str, *lines: str, material: Material = README) -> Borne:
    return borne_out(sentence, [Line(1, line) for line in lines], [material])


def line(start: str) -> str:
    return next(row for row in TEXT.split("\n") if row.startswith(start))


class Labelled(NamedTuple):
    material: Material
    text: str
    lines: tuple[Line, ...]
    words: str  # of the span that bears it out
    planted: str  # what was changed; "" of a true sentence


def labelled(name: str = "cited.jsonl") -> Iterator[Labelled]:
    file = Path(__file__).parent / name
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        text = "\n\n".join(row["lines"])
        material = make.material(title=row["title"], kind=row["kind"], text=text)
        for said in row["said"]:
            lines = tuple(Line(1, row["lines"][n - 1]) for n in said["cited"])
            yield Labelled(
                material, said["text"], lines, said["words"], said["planted"]
            )


LABELLED = list(labelled())
TRUE = [one for one in LABELLED if not one.planted]
PLANTED = [one for one in LABELLED if one.planted]


@cache
def borne(one: Labelled, *, is_asked: bool) -> Borne:
    lines = one.lines if is_asked else None
    return borne_out(one.text, lines, [one.material])


def is_right(one: Labelled, found: Borne) -> bool:
    return any(one.words in span.quote for span in found.evidence)


def test_the_labelled_sentences_are_enough() -> None:
    assert len(TRUE) >= 120
    assert len(PLANTED) >= 60


def test_a_citation_leads_to_the_right_span_and_often_to_certainty() -> None:
    found = [(one, borne(one, is_asked=True)) for one in TRUE]
    exact = [(one, tied) for one, tied in found if tied.support == "exact"]

    assert sum(is_right(*pair) for pair in found) >= 0.97 * len(TRUE)
    assert sum(not is_right(*pair) for pair in exact) <= 0.01 * len(TRUE)
    assert len(exact) >= 0.85 * len(TRUE)


def test_without_a_model_three_of_four_spans_are_right_and_none_wrongly_certain() -> (
    None
):
    found = [(one, borne(one, is_asked=False)) for one in TRUE]
    first = [(one, Borne(tied.evidence[:1], tied.support)) for one, tied in found]
    wrong = [pair for pair in first if not is_right(*pair)]

    assert len(wrong) <= 0.25 * len(TRUE)
    assert sum(tied.support == "exact" for _, tied in wrong) <= 0.01 * len(TRUE)


@pytest.mark.parametrize("is_asked", [True, False])
def test_what_the_source_does_not_say_is_not_certain(is_asked: bool) -> None:  # noqa: FBT001
    found = [borne(one, is_asked=is_asked).support for one in PLANTED]

    assert found.count("exact") <= 0.05 * len(PLANTED)


def test_what_two_things_exchange_or_a_condition_limits_is_not_certain() -> None:
    found = [(one, borne(one, is_asked=True)) for one in labelled("turned.jsonl")]
    true = [tied.support for one, tied in found if not one.planted]
    planted = [tied.support for one, tied in found if one.planted]

    assert true.count("exact") >= 0.70 * len(true)
    assert planted.count("exact") <= 0.05 * len(planted)


def test_another_line_of_the_source_makes_nothing_certain() -> None:
    wrong = [
        Labelled(one.material, one.text, (Line(1, other),), one.words, "")
        for one in TRUE
        for other in one.material.text.split("\n\n")[::9]
        if one.words not in other
    ]
    found = [(one, borne(one, is_asked=True)) for one in wrong]
    exact = [pair for pair in found if pair[1].support == "exact"]

    assert sum(not is_right(*pair) for pair in exact) <= 0.01 * len(wrong)


TABLE = (
    "Score of each model on one test:\n"
    "Model | Reading | Sums\n"
    "Fennel | 61.4 | 50.2\n"
    "Sorrel | 58.9 | 57.7"
)


@pytest.mark.parametrize(
    ("sentence", "support"),
    [
        pytest.param("Fennel 的 Sums 是 50.2。", "exact", id="of its column"),
        pytest.param("Sorrel 的 Sums 是 50.2。", "weak", id="of another row"),
    ],
)
def test_a_row_is_read_below_its_header(sentence: str, support: str) -> None:
    material = make.material(text=TABLE)
    rows = TABLE.split("\n")[2:]

    assert cited(sentence, *rows, material=material).support == support


def test_institutions_that_code_knows_bear_a_name_out() -> None:
    material = make.material(
        text="We present Fennel, a small model that reads tables.",
        affiliations=("Princeton University",),
    )
    sentence = "Fennel 是普林斯顿大学做的小模型，能读表格。"

    assert cited(sentence, material.text, material=material).support == "exact"


def test_true_sentences_raise_no_alarm() -> None:
    alarmed = [
        one.text
        for one in TRUE
        if check_sentence(one.text, ground([one.material]))
        or borne(one, is_asked=True).support == "none"
    ]

    assert len(alarmed) <= 0.02 * len(TRUE)


@pytest.mark.parametrize(
    ("sentence", "start", "support"),
    [
        pytest.param("查询 5000 万个向量要 12 毫秒。", "Harbor answers", "exact", id="figures"),
        pytest.param("这些提升不能迁移到文本。", "The gains", "exact", id="the same meaning"),
        pytest.param("这些提升可以直接迁移到文本。", "The gains", "weak", id="not"),
        pytest.param("法院判令赔偿 1400 万美元。", "The port asked", "weak", id="asked"),
        pytest.param("Harbor 面向所有人。", "Harbor for", "weak", id="a tagline"),
    ],
)  # fmt: skip
def test_a_citation_is_as_certain_as_its_line_says_the_same(
    sentence: str, start: str, support: str
) -> None:
    found = cited(sentence, line(start))

    assert found.support == support
    assert found.evidence[0].quote == line(start)


def test_a_citation_of_other_figures_gives_way_to_the_line_that_has_them() -> None:
    found = cited("查询 5000 万个向量要 12 毫秒。", line("It runs"))

    assert found.evidence[0].quote == line("Harbor answers")


def test_figures_may_stand_in_a_neighbouring_line() -> None:
    found = cited("它在一台机器上运行，查询 5000 万个向量。", line("It runs"))

    assert found.support == "exact"
    assert {one.quote for one in found.evidence} >= {line("Harbor answers")}


def test_an_identifier_wins_over_the_line_that_was_cited() -> None:
    found = cited("传入 `anchor_id`，结果按距离排序。", line("It runs"))

    assert found == cited("传入 `anchor_id`，结果按距离排序。", line("Pass"))


def test_a_name_is_known_in_other_capitals() -> None:
    material = make.material(
        title="words", kind="readme", text="Vectors\n\nThe fasttext group made vectors."
    )
    found = cited(
        "fastText 的团队做了词向量。",
        "The fasttext group made vectors.",
        material=material,
    )

    assert found.evidence
    assert found.support == "exact"


def test_where_a_model_knows_no_line_only_its_own_words_are_certain() -> None:
    said, own = "查询 5000 万个向量要 12 毫秒。", line("It runs")

    assert borne_out(said, None, [README]).support == "exact"
    assert borne_out(said, (), [README]).support == "weak"
    assert borne_out(own, (), [README]).support == "exact"
    assert borne_out("作者还有别的打算。", (), [README]) == Borne((), "none")


@pytest.mark.parametrize("said", ["标题", "如需修改请告诉我。", "它拿过两个奖。"])
def test_a_line_that_has_none_of_its_words_bears_nothing_out(said: str) -> None:
    assert cited(said, line("The gains")) == Borne((), "none")


def test_of_several_parts_the_least_certain_decides() -> None:
    whole, half = line("Harbor answers"), "这些提升可以直接迁移到文本。"

    assert cited(
        "查询 5000 万个向量要 12 毫秒。" + half, whole, line("The g")
    ).support == ("weak")


def test_a_title_alone_is_never_certain() -> None:
    found = cited("项目叫 harbor。", README.title)

    assert found.support == "weak"


def test_a_quotation_has_six_hundred_characters_at_the_most() -> None:
    material = make.material(text="Harbor answers in 12 ms, " + "and so on, " * 200)

    found = cited("Harbor 12 毫秒应答。", material.text, material=material)

    assert max(len(one.quote) for one in found.evidence) == 600


def test_a_comment_bears_out_only_what_is_told_as_somebodys_words() -> None:
    comment = make.material(kind="discussion", text="It took 40 seconds here.")
    lines = [Line(1, comment.text)]

    assert borne_out("用时 40 秒。", lines, [comment]) == Borne((), "none")
    assert borne_out("用时 40 秒。", lines, [comment], said=True).support == "exact"


@given(
    st.text(max_size=120),
    st.text(max_size=300),
    st.lists(st.text(max_size=40), max_size=4),
)
def test_evidence_is_what_the_material_says_at_its_place(
    sentence: str, text: str, lines: list[str]
) -> None:
    material = make.material(text=text, kind="readme")
    pointed = [Line(1, one) for one in (*lines, *text.split("\n"))]

    for found in (None, (), pointed):
        borne = borne_out(sentence, found, [material])

        said = [(one.quote, text[one.start : one.end]) for one in borne.evidence]
        assert all(quote in (there, material.title) for quote, there in said)
        assert borne.evidence or borne.support == "none"


def test_what_only_a_title_says_is_weak_and_what_none_says_is_not_borne_out() -> None:
    read = make.material(
        title="Orion 开源：单张 4090 可运行，A6000 可微调", text="报道原文略。"
    )

    borne = borne_out("用单张 4090 就可以运行，用 A6000 可以微调。", (), (read,))

    assert (borne.support, borne.evidence[0].quote) == ("weak", read.title)
    assert borne_out("用单张 3060 就可以运行。", (), (read,)).support == "none"
