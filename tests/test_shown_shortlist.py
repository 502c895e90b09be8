"""The shortlist as `draft --choose` shows it."""

from agents.shown_shortlist import shortlist


def test_a_score_and_the_grade_within_it_stand_on_one_scale() -> None:
    row = {
        "n": 1,
        "section": "news",
        "score": 93.5,
        "title": "一",
        "gist": "",
        "url": "https://example.org/1",
        "readable": True,
        "reasons": ["模型：用得上（9.4/10 分）", "热度：Hacker News 190 分 +0.2"],
    }

    scale, line, reasons, _ = shortlist(
        {"shortlist": [row], "bench": [], "tokens": 1000}
    )

    assert "out of 100" in scale
    assert " 93.5 一" in line
    assert reasons.strip() == "模型：用得上（94 分）；热度：Hacker News 190 票 +0.2"
