"""`review.json` is typed, and nothing that somebody wrote into it is lost."""

import json
from pathlib import Path

import pytest

from agents.domain.evidence import Proof, ReviewSentence
from agents.domain.review import Review

MADE = sorted(Path(__file__).parents[1].glob("compat/made/*/out/*/review.json"))


@pytest.mark.parametrize("file", MADE, ids=lambda file: file.parent.name)
def test_a_review_is_written_as_it_was_read(file: Path) -> None:
    read = Review.model_validate_json(file.read_bytes())

    assert json.dumps(read.dump(), ensure_ascii=False, indent=1) + "\n" == (
        file.read_text(encoding="utf-8")
    )


def test_unknown_keys_stay_at_every_depth() -> None:
    sentence = {"text": "一句。", "evidence": [{"source": 1, "quote": "a", "b": 2}]}
    row = {"id": "s", "heading": "【名】", "section": "news", "category": "", "c": 3}
    more = {"status": "pending", "sha256": "0", "sentences": [sentence | {"d": 4}]}
    told = {"issue": "x", "items": [row | more], "bench": [], "e": 5}

    assert Review.model_validate(told).dump() == told


@pytest.mark.parametrize(
    ("sentence", "support"),
    [
        (ReviewSentence(text="一句。", evidence=(Proof(source=1, quote="a"),)), "weak"),
        (ReviewSentence(text="一句。"), "none"),
        (ReviewSentence(text="一句。", support="exact"), "exact"),
    ],
)
def test_an_older_sentence_is_borne_out_by_words_at_most(
    sentence: ReviewSentence, support: str
) -> None:
    assert sentence.borne == support
