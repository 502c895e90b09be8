from typing import Any

from agents.formatter.card import CardAnswer
from agents.formatter.once import once


def said(**given: Any) -> CardAnswer:
    values = {"name": "甲", "lead": "它是一个工具。", **given}
    return once(CardAnswer.model_validate(values))


def test_a_sentence_stands_once_and_an_empty_part_not_at_all() -> None:
    card = said(
        parts=[
            {"label": "特点", "text": "它是一个工具。它很快。"},
            {"label": "上手", "points": ["它很快。", "一张卡就够。"]},
            {"label": "局限", "text": "它是一个工具"},
        ]
    )

    assert [(p.label, p.text, p.points) for p in card.parts] == [
        ("特点", "它很快。", []),
        ("上手", "", ["一张卡就够。"]),
    ]


def test_remarks_about_the_reading_are_not_printed() -> None:
    card = said(
        lead="它是一个工具，细节待读原文。",
        parts=[{"label": "局限", "text": "摘要没有给出数字。"}],
    )

    assert (card.lead, card.parts) == ("它是一个工具。", [])


def test_a_lead_is_never_empty() -> None:
    assert said(lead="只读到标题。").lead == "只读到标题。"


def test_an_application_that_every_story_could_have_is_left_out() -> None:
    assert said(application="可供舆情分析参考。").application == ""
    assert said(application="替换转写那一步，先拿十段录音试。").application
