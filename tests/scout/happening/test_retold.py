"""What two headlines tell in words of two languages, with no name in common."""

import datetime as dt

import pytest

from agents.scout.cluster import group
from agents.scout.happening.concepts import bits, concepts
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.retold import overlap, retold, within
from agents.scout.happening.vetoes import veto
from tests import make


def entry(title: str, text: str = "", day: int = 12, source: str = "") -> EntryText:
    when = dt.datetime(2024, 9, day, tzinfo=dt.UTC)
    url = f"https://{sum(map(ord, title))}.example.org/{day}"
    candidate = make.candidate(
        title=title, summary=text, published=when, source=source or title, url=url
    )
    return EntryText(candidate)


def are_one(one: EntryText, other: EntryText) -> bool:
    return len(group([one.candidate, other.candidate])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Norway plans to ban phones in primary schools",
            "挪威拟禁止小学生在学校用手机",
        ),
        (
            "Chipmaker's supplier delays lithography tools over a flaw in the optics",
            "光学部件有缺陷，光刻机推迟交付",
        ),
        (
            "Court in Brazil fines a hospital for leaking patients' data",
            "巴西法院裁定：泄露患者数据的医院被罚款",
        ),
        (
            "Surgeons implant a chip that lets a paralysed patient speak again",
            "瘫痪患者植入芯片后重新说话，医生完成手术",
        ),
    ],
)
def test_who_where_and_what_together_tell_one_happening(one: str, other: str) -> None:
    assert retold(entry(one), entry(other))
    assert are_one(entry(one), entry(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OpenAI releases a model for speech", "OpenAI 发布语音应用"),
        ("Norway bans phones in schools", "丹麦禁止学校里的社交媒体"),
        ("The prize money of a robot contest", "算法大赛奖金池公布，报名开始"),
        ("Nvidia raises its forecast", "英伟达财报：营收创纪录"),
        ("Meta's engineers explain a network", "Meta 前工程师称赞一篇综述"),
    ],
)
def test_a_field_and_a_company_are_of_many_happenings(one: str, other: str) -> None:
    assert not are_one(entry(one), entry(other))


def test_after_two_days_the_same_things_are_other_news() -> None:
    title, later = "Norway bans phones in schools", "挪威禁止学校里用手机"

    assert retold(entry(title), entry(later))
    assert not retold(entry(title), entry(later, day=15))


def test_a_feed_that_tells_it_twice_tells_two_chapters() -> None:
    first = entry("Norway bans phones in schools", source="One feed")
    second = entry("挪威禁止学校里用手机", source="One feed")

    assert not are_one(first, second)


def test_a_headline_within_another_is_the_same_news_whatever_that_adds() -> None:
    short = entry("谷歌发布地震预警系统，覆盖太平洋沿岸")
    long = entry("谷歌发布地震预警系统，覆盖太平洋沿岸！X-Quake 团队：比官方快十秒")

    assert within(short, long)
    assert are_one(short, long)
    assert not within(entry("谷歌发布新模型"), entry("谷歌发布新模型，超 GPT-4o"))


def test_a_bare_headline_need_not_name_all_that_the_other_is_about() -> None:
    long = entry(
        "56 岁「视频之母」去世，曾掌舵 YouTube",
        "平台前首席执行官 Jane Doering 因病离世。",
    )

    assert veto(long, entry("Jane Doering has died")) == ""
    assert veto(long, entry("Mary Sandoval has died")) == "subject"


def test_headlines_of_two_days_are_of_two_happenings() -> None:
    def numbers(day: int) -> EntryText:
        return entry(f"9 月 {day} 日南向资金净流入超 20 亿港元", day=day)

    assert veto(numbers(11), numbers(13)) == "day"
    assert veto(numbers(11), numbers(12)) != "day"


def test_what_many_texts_tell_has_fewer_bits() -> None:
    assert bits(["#release"]) < bits(["#robot"]) < bits(["#lithography"])
    assert bits(["openai"]) < bits(["anthropic"])


def test_a_word_is_known_beside_han_characters() -> None:
    assert "#api" in concepts("官宣 API支持结构化输出")
    assert "#api" not in concepts("Apiary opens")


def test_an_overlap_has_no_direction() -> None:
    one, other = entry("Norway bans phones in schools"), entry("挪威禁止学校用手机")

    assert overlap(one, other) == overlap(other, one)


def test_two_banks_that_do_the_same_are_two() -> None:
    one = entry("工商银行下调人民币存款利率")

    assert not are_one(one, entry("建设银行下调人民币存款利率"))


def test_one_count_is_one_report_whoever_tells_it() -> None:
    one = entry(
        "机构：第二季度非洲平板市场增长 6%", "出货量达 1780 万台，同比增长 6%。"
    )
    other = entry(
        "Canalys：二季度非洲平板市场同比增长 6%", "市场出货 1780 万台，增长 6%。"
    )

    assert veto(one, other) == ""


def test_a_fine_is_one_in_two_currencies() -> None:
    one = entry("Dutch watchdog fines Uber €290M", "It moved drivers' data to the US.")
    other = entry(
        "荷兰对优步罚款逾 3 亿美元", "罚款为 3.24 亿美元，因司机数据传到美国。"
    )

    assert veto(one, other) == ""
    assert veto(one, entry("荷兰对优步罚款 1000 万美元")) == "figure"


def test_two_opinions_of_one_happening_are_two_texts() -> None:
    one, other = "Thoughts on the Altman ouster", "Why the Altman ouster was no coup"

    assert veto(entry(one), entry(other)) == "deed"
