"""Which terms a text has, and what gives a repository or a digest away."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.scout.lexicon import DIGEST, SPAM, Terms, Words, topic_terms
from agents.scout.rank import unfit
from tests import make

RECORDED = Path(__file__).parents[3] / "shared/data/github_repos.jsonl.gz"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("An AI laboratory", "ai", id="a word, whatever its case"),
        pytest.param("用AI写作", "ai", id="Latin letters within Chinese"),
        pytest.param("Multi Agent systems", "multi-agent", id="hyphens are spaces"),
        pytest.param("a multi-agent system", "Multi Agent", id="and spaces are hyphens"),
        pytest.param("Qwen2.5 is out", "qwen", id="a name with its version"),
        pytest.param("多智能体协作框架", "智能体", id="Chinese anywhere"),
        pytest.param("本周 AI 安全动态", "AI 安全", id="a mixed term"),
        pytest.param("new CI/CD tools", "CI/CD", id="punctuation"),
        pytest.param(
            "tools for the review of code at scale", "for the review of code at",
            id="a term of many words",
        ),
    ],
)  # fmt: skip
def test_a_term_is_found_as_an_editor_would_find_it(text: str, term: str) -> None:
    assert Words(text).hits(Terms([term]))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("He said maintain", "ai", id="part of a word"),
        pytest.param("storage", "rag", id="inside a word"),
        pytest.param("a language, but no models", "language models", id="not in a row"),
        pytest.param(
            "review of code", "the review of code at scale", id="not all of it"
        ),
        pytest.param("anything", "", id="an empty term"),
    ],
)
def test_a_term_is_not_found_in_other_words(text: str, term: str) -> None:
    assert not Words(text).hits(Terms([term]))


@given(
    st.lists(
        st.sampled_from(
            ("qwen", "2.5", "vl", "c", "+", ".", " ", "-", "\n", "AI", "multi", "agent",
             "language", "models", "é", "rag", "_", ", ", "3")
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_plain_ascii_has_the_same_words_as_the_same_within_chinese(text: str) -> None:
    terms = Terms(("qwen", "multi-agent", "language models", "c+2.5", "rag", "3", "ai"))

    assert Words(text).hits(terms) == Words(f"{text} 。").hits(terms)


def test_a_topic_goes_by_its_other_names_too() -> None:
    assert {"虚假检测", "deepfake"} <= topic_terms("虚假检测").all
    assert topic_terms("a topic of our own").all == {"a topic of our own"}


@pytest.mark.parametrize(
    "text",
    [
        "Activation-aware weight quantization for LLMs",
        "Steering activations of language models",
        "An open-ended embodied agent in Minecraft",
        "Crack segmentation with vision transformers",
        "A cheat sheet for prompting",
        "A sandboxed code executor for agents",
        "ESP32 voice assistant with an LLM",
        "An agent kit for Solana",
        "Detection of NSFW images",
        "A trading bot with reinforcement learning",
        "Face anti-spoofing with diffusion",
    ],
)
def test_words_of_the_field_are_no_sign_of_spam(text: str) -> None:
    assert not SPAM.search(text.replace("-", " "))


@pytest.mark.parametrize(
    "text",
    [
        "photo editor crack full version", "premium unlocked", "wallet drainer",
        "seed phrase finder", "roblox script executor", "hwid spoofer", "aimbot for cs2",
        "office activation tool", "license key generator", "coin autoclicker",
        "game cheats 2024", "photoshop 2024 free", "fake usdt sender",
    ],
)  # fmt: skip
def test_what_is_sold_with_bought_stars_is_spam(text: str) -> None:
    assert SPAM.search(text)


@pytest.mark.skipif(not RECORDED.exists(), reason="recorded data is not here")
def test_no_recorded_spam_gets_through_and_no_real_repository_is_refused() -> None:
    with gzip.open(RECORDED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    why = {
        row["full_name"]: unfit(
            make.story(
                kind="github",
                url=f"https://github.com/{row['full_name']}",
                title=row["full_name"],
                summary=row["description"] or "",
                topics=row["topics"],
            )
        )
        for row in rows
    }
    real = (
        "QwenLM/Qwen2-Math", "black-forest-labs/flux", "InternLM/MindSearch",
        "langchain-ai/langgraph-studio", "SakanaAI/AI-Scientist", "THUDM/LongWriter",
    )  # fmt: skip
    bad = (
        "cracked",
        "cheat",
        "wallet",
        "activat",
        "executor",
        "photoshop",
        "autoclick",
    )
    through = [name for name, reason in why.items() if not reason]

    assert [name for name in real if why[name]] == []
    assert [n for n in through if any(word in n.lower() for word in bad)] == []


@pytest.mark.parametrize(
    "title",
    ["AI 日报", "大模型周报（第 3 期）", "Daily papers", "Top 30 links", "甲；乙；丙"],
)
def test_a_list_of_links_is_a_digest(title: str) -> None:
    assert DIGEST.search(title)


@pytest.mark.parametrize("title", ["A daily driver", "甲；乙", "Top model"])
def test_one_story_is_no_digest(title: str) -> None:
    assert not DIGEST.search(title)
