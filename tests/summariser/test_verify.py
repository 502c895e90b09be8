from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Complaint, FreeAnswer, Verdict
from agents.summariser.checks.ground import ground
from agents.summariser.verify import FAITHFUL, checked, graded, is_good, pick
from tests import make

BASE = ground((make.material(),))
GOOD = "某实验室发布了一个语言模型，有 70 亿参数。" + "它写得平实，也说清楚了限制。" * 5
WRONG = GOOD.replace("70 亿", "80 亿")
SHORT = "某实验室发布了一个语言模型，有 70 亿参数，用一张卡就能运行。"


def answers(*texts: str) -> tuple[FreeAnswer, ...]:
    return tuple(make.answer(sample=n, text=text) for n, text in enumerate(texts))


def test_an_answer_that_states_what_nobody_wrote_does_not_pass() -> None:
    wrong, good = checked(answers(WRONG, GOOD), BASE)

    assert (wrong.passed, wrong.score) == (False, 1.0)
    assert [complaint.text for complaint in wrong.complaints] == ["80 亿"]
    assert wrong.reason == "number-not-in-source: 80 亿"
    assert (good.passed, good.score, good.reason) == (True, FAITHFUL, "检查未发现问题")


def test_a_complaint_that_does_not_block_lowers_the_score_a_little() -> None:
    (verdict,) = checked(answers(GOOD + "它和 Falcon 相当。"), BASE)

    assert verdict.passed
    assert is_good(verdict)
    assert verdict.score < FAITHFUL


def test_what_has_little_to_tell_may_be_short_and_must_not_be_long() -> None:
    (long_,) = checked(answers(GOOD), BASE)
    thin = checked(answers(SHORT, "短。", GOOD * 3), BASE, thin=True)
    (usual,) = checked(answers(SHORT), BASE)

    assert (long_.passed, usual.passed) == (True, False)
    assert [verdict.passed for verdict in thin] == [True, False, False]


def test_of_a_title_one_short_sentence_is_enough() -> None:
    (verdict,) = checked(answers("它有 70 亿参数，能读文件。"), BASE, thin=True)

    assert verdict.complaints == ()


@given(st.integers(1, 4), st.integers(0, 30))
def test_complaints_never_change_what_the_judge_said(grade: int, count: int) -> None:
    found = tuple(Complaint(flag="hype", text=str(n)) for n in range(count))

    score = graded(make.verdict(complaints=found), grade)

    assert max(1, grade - 1) <= score <= grade
    assert is_good(make.verdict(score=score)) == (grade >= FAITHFUL)


def chosen(*verdicts: Verdict, best: int | None = None) -> list[int]:
    return [verdict.sample for verdict in pick(verdicts, best) if verdict.chosen]


def test_the_best_that_passed_is_chosen() -> None:
    best = make.verdict(sample=1, score=3.8)
    failed = make.verdict(sample=2, score=4.0, passed=False)

    assert chosen(make.verdict(sample=0, score=3.0), best, failed) == [1]


def test_a_tie_goes_to_what_the_judge_preferred_else_to_the_lower_sample() -> None:
    tied = (make.verdict(sample=2), make.verdict(sample=1))

    assert chosen(*tied) == [1]
    assert chosen(*tied, best=2) == [2]
    assert chosen(*tied, best=7) == [1]


def test_nothing_is_chosen_where_nothing_passed() -> None:
    assert chosen(make.verdict(passed=False)) == []
