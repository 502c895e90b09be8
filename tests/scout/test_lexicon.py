"""What gives a repository or a digest away."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from agents.domain.terms import TermTable
from agents.scout.assign import text_of
from agents.scout.lexicon import DIGEST, SPAM
from agents.scout.prior import Prior
from agents.scout.terms import Words
from agents.scout.unfit import unfit
from tests import make

RECORDED = Path(__file__).parents[3] / "shared/data/github_repos.jsonl.gz"


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
        "Multi-tool use of language models",
        "A tool for YouTube transcripts",
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
        "game cheats 2024", "discord account generator", "honeypot token",
        "youtube multi tool", "dark web market link", "flstudio21 free", "photoshop 2024 free", "fake usdt sender",
    ],
)  # fmt: skip
def test_what_is_sold_with_bought_stars_is_spam(text: str) -> None:
    assert SPAM.search(text)


@pytest.mark.skipif(not RECORDED.exists(), reason="recorded data is not here")
def test_recorded_spam_is_refused_or_off_topic_and_no_real_repository_is() -> None:
    with gzip.open(RECORDED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    through = {row["full_name"] for row in rows if is_let_through(row)}
    real = {
        "QwenLM/Qwen2-Math", "black-forest-labs/flux", "InternLM/MindSearch",
        "langchain-ai/langgraph-studio", "SakanaAI/AI-Scientist", "THUDM/LongWriter",
    }  # fmt: skip
    bad = ("crack", "cheat", "wallet", "activat", "executor", "photoshop", "autoclick")

    assert real - through == set()
    assert [n for n in through if any(word in n.lower() for word in bad)] == []


def is_let_through(row: dict[str, Any]) -> bool:
    story = make.story(
        kind="github",
        url=f"https://github.com/{row['full_name']}",
        title=row["full_name"],
        summary=row["description"] or "",
        topics=row["topics"],
    )
    said = Prior(TermTable(), ()).said(story, Words(""), Words(text_of(story)))
    return not unfit(story) and said.speaks


@pytest.mark.parametrize(
    "title",
    ["AI 日报", "大模型周报（第 3 期）", "Daily papers", "Top 30 links", "甲；乙；丙"],
)
def test_a_list_of_links_is_a_digest(title: str) -> None:
    assert DIGEST.search(title)


@pytest.mark.parametrize("title", ["A daily driver", "甲；乙", "Top model"])
def test_one_story_is_no_digest(title: str) -> None:
    assert not DIGEST.search(title)
