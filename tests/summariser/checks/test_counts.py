"""Small counts against the spans of their sentence, and lists against their sums."""

import pytest

from agents.domain.issue import Evidence
from agents.summariser.checks.counts import contradicted, misadded


def of(quote: str) -> list[Evidence]:
    return [Evidence(source=1, quote=quote, start=0, end=len(quote))]


@pytest.mark.parametrize(
    ("sentence", "quote", "wrong"),
    [
        pytest.param("它给出四种方法。", "We describe two methods.", "四种", id="a word"),
        pytest.param("它给出两种方法。", "We describe three methods.", "两种", id="two"),
        pytest.param("窗口为期八天。", "a six-day slot", "八天", id="days"),
        pytest.param("它在七台机器上跑。", "每队用 5 台机器", "七台", id="in Chinese"),
        pytest.param("六自由度的机械臂", "a 7-DOF robotic arm", "六自由度", id="no unit"),
        pytest.param("用了五年才写完。", "It took 2 GPU years", "五年", id="loose years"),
        pytest.param("手机用了四年。", "我的 Nexus 4 用了两年", "四年", id="a name's number"),
        pytest.param("再等三个月。", "in two months, 3 people", "三个月", id="of its unit"),
        pytest.param("一周前融到资。", "不到两个星期前融到资", "一周", id="one week"),
        pytest.param("这是第三步。", "the first step of it", "第三", id="an ordinal"),
        pytest.param("第三款电视", "其首款电视", "第三", id="the first of Chinese"),
        pytest.param("走过三十年。", "Twenty Years of it", "三十年", id="tens"),
    ],
)  # fmt: skip
def test_a_small_count_that_its_span_counts_otherwise_is_wrong(
    sentence: str, quote: str, wrong: str
) -> None:
    assert contradicted(sentence, of(quote)) == [wrong]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        pytest.param("它给出两种方法。", "We describe two methods.", id="the same"),
        pytest.param("它给出三种方法。", "We describe methods.", id="no count at all"),
        pytest.param("两种都行。", "both work, three do not", id="both"),
        pytest.param("两周后上线。", "in fourteen days, not 3 weeks", id="converted"),
        pytest.param("与人合作的有 A、B 和 C 三家。", "in two ways", id="with another 与"),
        pytest.param("A、B 和 C 三种都行。", "in two ways", id="summed up"),
        pytest.param("省在两处：少用注意力；", "1 in 3", id="told half"),
        pytest.param("三种方法是 A、B 和 C。", "in two ways", id="and listed"),
        pytest.param("第三个方法更快。", "two methods", id="an ordinal"),
        pytest.param("第三代芯片", "its third generation, the first so fast", id="that"),
        pytest.param("第一个这样做的", "the second model", id="the first at something"),
        pytest.param("后两个数字更高。", "three scores", id="a reference"),
        pytest.param("约十倍的速度", "15 times as fast", id="a vague one"),
        pytest.param("三位作者认为可行。", "two methods", id="its authors"),
        pytest.param("共分四组。", "11. The last of them", id="a number of a list"),
        pytest.param("激活取八位。", "three values and eight bits", id="other units"),
        pytest.param("十几个模型", "two models", id="no exact count"),
        pytest.param("3 月三日发布", "two models of 9 March", id="a date"),
        pytest.param("有三种模型。", "57 tasks were tried", id="far too many to be it"),
    ],
)  # fmt: skip
def test_what_its_span_bears_out_or_says_nothing_of_is_let_be(
    sentence: str, quote: str
) -> None:
    assert contradicted(sentence, of(quote)) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        pytest.param("它支持甲、乙和丙五种格式。", "五种", id="too many"),
        pytest.param("分成读、想、写、改三步。", "三步", id="too few"),
        pytest.param("甲、乙、丙这四家公司", "四家", id="with 这"),
        pytest.param("它支持甲、乙和丙三种格式。", "", id="right"),
        pytest.param("甲、乙、丙等五种格式", "", id="not all are named"),
        pytest.param("包括甲、乙、丙在内的五款", "", id="some of them"),
        pytest.param("甲、乙和丙各有两种规格", "", id="what each has"),
        pytest.param("甲、乙和丙支持 两种规格", "", id="what they support"),
        pytest.param("甲、乙两种和丙、丁、戊三种", "", id="two lists"),
        pytest.param(
            "依次是问题、流程图、代码、带输出的一两个例子", "", id="one or two"
        ),
        pytest.param("四种基线、两种方法和五种模型", "", id="a list of counts"),
        pytest.param("参与、涉及和提及三类", "", id="words with 与 and 及 in them"),
        pytest.param("甲和乙给出三种方法", "", id="two names may do it"),
    ],
)
def test_a_list_has_as_many_items_as_it_says(sentence: str, wrong: str) -> None:
    found = "".join(sentence[start:end] for start, end in misadded(sentence))

    assert found == wrong


def test_steps_that_are_told_one_after_the_other_are_counted() -> None:
    evidence = [Evidence(source=1, quote="It has three steps.")]

    assert contradicted("训练分两步：先教适配器，再冻结它。", evidence) == []
    assert contradicted("训练分四步：先教适配器，再冻结它。", evidence) == ["四步"]


def test_the_second_of_two_steps_needs_no_second_in_the_source() -> None:
    evidence = [Evidence(source=1, quote="First the adaptor learns.")]

    assert contradicted("先教适配器，再冻结它，第二步更快。", evidence) == []
    assert contradicted("教适配器，第二步更快。", evidence) == ["第二"]
