import pytest

from agents.summariser.checks.ground import ground
from agents.summariser.checks.rules import BLOCKING, check, check_sentence
from tests import make
from tests.summariser.checks.labelled import STORIES

TRUE = [
    pytest.param(story.source, sentence, id=sentence)
    for story in STORIES
    for sentence in story.true
]
FALSE = [
    pytest.param(story.source, sentence, id=sentence)
    for story in STORIES
    for sentence in story.false
]
PLAIN = "这个模型由一家实验室发布，用来把语音直接变成语音，不必先转成文字。" * 3


def flags(text: str, source: str) -> list[str]:
    base = ground((make.material(text=source, published=None),))
    return [complaint.flag for complaint in check(text, base)]


@pytest.mark.parametrize(("source", "sentence"), TRUE)
def test_a_true_sentence_is_not_alarmed(source: str, sentence: str) -> None:
    base = ground((make.material(text=source, published=None),))

    assert check_sentence(sentence, base) == []


@pytest.mark.parametrize(("source", "sentence"), FALSE)
def test_a_planted_change_is_caught(source: str, sentence: str) -> None:
    base = ground((make.material(text=source, published=None),))

    assert check_sentence(sentence, base)


def test_a_complaint_names_the_words_and_their_sentence() -> None:
    (complaint,) = check_sentence("它有 80 亿参数。", ground((make.material(),)))

    assert complaint.flag == "number-not-in-source"
    assert complaint.text == "80 亿"
    assert complaint.sentence == "它有 80 亿参数。"


def test_facts_dates_and_titles_support_too() -> None:
    base = ground((make.material(title="Model One"),), "许可证：Apache-2.0")

    assert check_sentence("One 于 9 月 10 日以 Apache-2.0 许可证公开。", base) == []


def test_the_authors_that_the_facts_name_may_be_counted() -> None:
    all_named = ground((make.material(),), "作者：Ann Lee、Bo Li、Cy Wu")
    too_many = ground((make.material(),), "作者：Ann Lee、Bo Li、Cy Wu 等")

    assert check_sentence("三位作者来自一所大学。", all_named) == []
    assert check_sentence("五位作者来自一所大学。", all_named) != []
    assert check_sentence("三位作者来自一所大学。", too_many) != []


def test_a_day_with_a_slash_is_a_date_only_where_the_material_has_it() -> None:
    base = ground((make.material(text="It was posted on August 15."),))

    assert check_sentence("8/15 发布。", base) == []
    assert check_sentence("8/16 发布。", base) != []


def test_a_source_is_known_by_its_name_and_its_short_one() -> None:
    base = ground((make.material(source="Hacker News"),))

    assert check_sentence("它上了 Hacker News，也就是 HN。", base) == []


def test_an_amount_that_looks_like_a_year_is_a_figure() -> None:
    base = ground((make.material(text="about 2,000 people"),))

    assert check_sentence("来了 2000 人。", base) == []
    assert check_sentence("来了 2005 人。", base) != []


def test_the_digits_of_an_address_are_no_figures() -> None:
    base = ground((make.material(text="see https://example.org/a19"),))

    assert check_sentence("见 https://example.org/a19。", base) == []
    assert [c.text for c in check_sentence("有 19 个。", base)] == ["19 个"]


def test_a_good_answer_has_no_complaint() -> None:
    assert flags(PLAIN, "anything") == []


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        pytest.param(
            "The laboratory released it. " * 9, "wrong-language", id="English"
        ),
        pytest.param("太短。", "too-short", id="short"),
        pytest.param(PLAIN * 14, "too-long", id="long"),
        pytest.param(
            PLAIN + "AlphaOne、BetaTwo、GammaThree、DeltaFour 都比它好。",
            "unsupported",
            id="another story's names",
        ),
    ],
)
def test_the_whole_answer_is_checked_too(text: str, flag: str) -> None:
    assert flag in flags(text, "anything")
    assert flag in BLOCKING


def test_a_long_run_taken_over_is_copied_but_does_not_block() -> None:
    run = (
        "本次更新主要改进了长文本的处理方式，把原来一次读入的做法改成分段读入再合并，"
        * 2
    )

    assert "copied" in flags(PLAIN + run, f"前言。{run}后记。")
    assert "copied" not in flags(f"{PLAIN}“{run}”", f"前言。{run}后记。")
    assert "copied" not in BLOCKING


def test_names_alone_do_not_block() -> None:
    found = flags(PLAIN + "它和 Falcon 相当。", "anything")

    assert found == ["name-not-in-source"]
    assert not BLOCKING.intersection(found)


def test_hype_that_the_source_uses_itself_is_quoted_not_alarmed() -> None:
    assert flags(PLAIN + "这是重磅消息。", "anything") == ["hype"]
    assert flags(PLAIN + "这是重磅消息。", "重磅消息") == []


NAMES = (
    *("Borealis", "Cassini", "Dorado", "Equinox", "Fornax"),
    *("Gemmula", "Halcyon", "Icarus", "Juniper", "Kestrel"),
)


@pytest.mark.parametrize(("known", "found"), [(2, ["unsupported"]), (3, []), (10, [])])
def test_an_answer_most_of_whose_names_are_unknown_is_another_storys(
    known: int, found: list[str]
) -> None:
    said = PLAIN + "".join(f"团队也试了 {name}。" for name in NAMES)

    told = flags(said, f"They tried {', '.join(NAMES[:known])}.")

    assert [flag for flag in told if flag == "unsupported"] == found


@pytest.mark.parametrize(("count", "complaints"), [(9, 0), (10, 1)])
def test_what_a_reader_can_count_himself_needs_no_source(
    count: int, complaints: int
) -> None:
    things = "甲乙丙丁戊己庚辛壬癸"[:count]
    said = f"它有{'、'.join(f'{thing}类' for thing in things)}{'九十'[count - 9]}种。"

    base = ground((make.material(text="It has many."),))

    assert len(check_sentence(said, base)) == complaints


def test_what_goes_on_for_a_thousand_characters_is_no_sentence() -> None:
    base = ground((make.material(text="It has many."),))

    (complaint,) = check_sentence("三种、" * 400, base)

    assert complaint.flag == "too-long"


def test_of_an_answer_that_is_far_too_long_nothing_else_is_said() -> None:
    assert flags("它有 80 亿参数。" * 900, "none") == ["too-long"]


def test_a_list_of_any_length_is_counted_by_its_items() -> None:
    """Each item is looked at once, not once for each count of the sentence."""
    base = ground((make.material(text="三种 of each."),))
    many = "、".join(["三种东西"] * 120)

    assert check_sentence(many, base) == []


@pytest.mark.parametrize("written", ["[2024/09]", "[2024.9]", "2024-09:", "09/2024"])
def test_a_month_in_digits_bears_out_the_same_month(written: str) -> None:
    base = ground((make.material(text=f"News {written} It is out.", published=None),))

    assert check_sentence("2024 年 9 月发布。", base) == []
    assert check_sentence("2024 年 10 月发布。", base) != []


def test_a_headline_is_quoted_whatever_marks_it_has() -> None:
    base = ground((make.material(title="Orion is out: three models, all open"),))

    assert check_sentence("题为“Orion is out：three models，all open！”。", base) == []
    assert check_sentence("题为“Orion is out……all open”。", base) == []
    assert check_sentence("题为“Orion is out: two models, all open”。", base) != []


@pytest.mark.parametrize(
    ("between", "numbers"),
    [
        pytest.param("", [], id="right before"),
        pytest.param("各部分可以单独替换。", [], id="two sentences before"),
        pytest.param("各部分可以单独替换。也可以停用。", ["三部"], id="further before"),
    ],
)
def test_a_list_bears_its_count_out_two_sentences_later(
    between: str, numbers: list[str]
) -> None:
    base = ground((make.material(text="It has two things."),))
    said = f"系统包含采集、训练和部署。{between}三部分之间用队列连接。"

    found = [c.text for c in check(said, base) if c.flag == "number-not-in-source"]

    assert found == numbers


@pytest.mark.parametrize(
    "said",
    [
        "省下来的开销主要来自两处：少用注意力；",
        "内容分四块：入门的带记忆对话、问答和查表；检索；多智能体；部署。",
        "其余要点有三个。",
        "还要留意两点：只支持中文；要联网。",
        "它由通用语言模型、代码模型 Orion2.5-Coder 和数学模型 Orion2.5-Math 三条线组成。",
        "应用：用在文生视频上，换掉逐镜头拼接，先拿两三个镜头的提示词试。",
    ],
)
def test_how_the_text_goes_on_and_what_to_try_are_no_claims(said: str) -> None:
    base = ground((make.material(text="Orion2.5-Coder and Orion2.5-Math are out."),))

    assert not [c for c in check_sentence(said, base) if "number" in c.flag]


def test_a_count_that_nothing_lists_is_a_claim() -> None:
    base = ground((make.material(text="Orion is out."),))

    for said in ("系统有三个模块。", "它在五个数据集上测过。"):
        assert "number-not-in-source" in [c.flag for c in check_sentence(said, base)]


SCORES = "On a scale of ten Tern scores 5.64 and the experts 4.84."


@pytest.mark.parametrize(
    "sentence",
    [
        "Tern 平均 5.64 分，比专家的 4.84 分高 0.80 分。",
        "专家得 4.84 分，比 Tern 的 5.64 分低了 0.8 分。",
    ],
)
def test_what_two_figures_of_a_sentence_differ_by_is_no_new_figure(
    sentence: str,
) -> None:
    assert flags(sentence, SCORES) == ["too-short"]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Tern 平均 5.64 分，比专家的 4.84 分高 0.9 分。", id="wrong"),
        pytest.param("Tern 平均 5.64 分，比专家高 0.8 分。", id="one figure alone"),
        pytest.param("Tern 5.64 分，专家 4.84 分，方差 0.8。", id="no difference"),
        pytest.param("Tern 平均 5.84 分，比专家的 4.84 分高 1.0 分。", id="of another"),
    ],
)
def test_a_difference_is_worked_out_only_from_both_figures_that_are_said(
    sentence: str,
) -> None:
    assert "number-not-in-source" in flags(sentence, SCORES)


TABLED = (
    "Scores on two tests:\nModel | Reading | Sums\nTern-7B | 96.5 | 64.5\n"
    "Gull-4 | 92.8 | 69.1\nAuk 3.5 Sonnet | 95.2 | 68.3"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tern-7B 得 96.5，比 Gull-4 高 3.7，比 Auk 3.5 Sonnet 高 1.3。",
        "在 Sums 上它得 64.5 分，比 Gull-4 低 4.6 分。",
    ],
)
def test_what_it_differs_by_from_a_rivals_figure_is_no_new_figure(
    sentence: str,
) -> None:
    assert "number-not-in-source" not in flags(sentence, TABLED)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Tern-7B 得 96.5，比 Gull-4 高 3.8。", id="wrong"),
        pytest.param("Tern-7B 得 96.5，比 Gull-4 高 1.3。", id="of another rival"),
        pytest.param("Tern-7B 得 96.5，比别的模型高 3.7。", id="of nobody"),
        pytest.param("Tern-7B 比 Gull-4 高 3.7。", id="without its own figure"),
    ],
)
def test_a_rivals_figure_is_that_of_a_line_which_names_it(sentence: str) -> None:
    assert "number-not-in-source" in flags(sentence, TABLED)
