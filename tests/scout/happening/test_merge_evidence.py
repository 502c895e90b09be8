"""What speaks for one happening, and what only looks as if it did."""

from agents.scout.happening.bylines import without_byline
from agents.scout.happening.merge_evidence import evidence
from tests.scout.happening.test_retold import are_one, entry


def test_a_product_that_one_headline_only_compares_with_is_no_shared_subject() -> None:
    one = entry(
        "开源疯狂内卷！支持中文，超 Llama 3.1", "昨天刚开源的 Llama 3.1 被超越。"
    )
    other = entry("Meta 发布最强开源模型 Llama 3.1", "Meta 开源 Llama 3.1。")
    assert evidence(one, other)["product"] < 1
    assert not are_one(one, other)


def test_what_is_said_of_a_kind_of_model_is_no_release() -> None:
    one = entry("最强 GPT-4o 正确率仅 55.8%，开源模型不如瞎蒙")
    other = entry("GPT-4o 炸裂登场，大模型仍是最大赢家")
    assert not evidence(one, other)["release"]
    assert not are_one(one, other)


def test_what_a_medium_says_of_itself_and_the_times_are_no_part_of_a_text() -> None:
    about = "专注大模型的社区, 关注微软&OpenAI、讯飞星火的落地, 欢迎关注!"
    assert without_byline(f"{about}商汤发布新品。").strip() == "商汤发布新品。"
    times = "随着 GPT-4o、Gemini 等大模型出现, 商汤发布新品。"
    assert "Gemini" not in without_byline(times)
    # A sentence that asks for it at the end of a text is not its beginning.
    late = "商汤发布新品。欢迎关注!"
    assert without_byline(late) == late


def test_two_start_ups_of_one_batch_are_two() -> None:
    one = entry("Launch HN: Marten (YC S23) – Using LLMs to make a better assistant")
    other = entry("Launch HN: Roam (YC S23) – Flight search engine for your points")
    assert not evidence(one, other)["product"]
    assert not are_one(one, other)
