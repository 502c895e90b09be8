"""The table of words: read strictly, each fault named with its line."""

from pathlib import Path

import pytest

from agents.domain.terms import TermTable
from agents.errors import SettingsError
from agents.run.resources import PROMPTS, prompt_digest, terms
from agents.settings.term_file import load

GOOD = "terms:\n  - {name: 甲, weight: 1, words: [alpha]}\n"


def read(tmp_path: Path, text: str) -> TermTable:
    file = tmp_path / "terms.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file)


def test_the_checkout_has_a_table_in_both_languages() -> None:
    table = terms()
    words = [word for term in table.terms for word in term.words]

    assert 150 <= len(table.terms) <= 260
    assert sum(word.isascii() for word in words) > 500
    assert sum(not word.isascii() for word in words) > 200
    assert set(table.scales) == {"arxiv", "github", "feed", "hackernews", "huggingface"}


def test_each_topic_of_a_term_is_one_of_the_teams() -> None:
    sources = (PROMPTS.parent / "sources.yaml").read_text(encoding="utf-8")
    topics = {topic for term in terms().terms for topic in term.topics}

    assert [topic for topic in sorted(topics) if f"- {topic}\n" not in sources] == []


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).limit == 7


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("- a\n", "no mapping with 'terms:'", id="no mapping"),
        pytest.param("terms: []\n", "'terms' is no list", id="no terms"),
        pytest.param(f"{GOOD}weight: 3\n", "unknown key 'weight'", id="unknown key"),
        pytest.param(
            f"{GOOD}  - {{name: 乙, weight: 9, words: [b]}}\n",
            "line 3: term '乙': weight: Input should be less than or equal to 5",
            id="a weight out of range",
        ),
        pytest.param(
            f"{GOOD}  - {{name: 乙, weight: 1, words: []}}\n", "line 3: term '乙': words", id="no words"
        ),
        pytest.param(
            f"{GOOD}  - {{name: 乙, wieght: 1, words: [b]}}\n",
            "line 3: term '乙' has an unknown field 'wieght'; did you mean 'weight'?",
            id="unknown field",
        ),
        pytest.param(
            f"{GOOD}  - {{name: 甲, weight: 1, words: [b]}}\n",
            "line 3: the name '甲' is taken by line 2",
            id="a name twice",
        ),
        pytest.param(f"{GOOD}  - alpha\n", "line 3: a term is a mapping", id="no term"),
        pytest.param(f"{GOOD}  - {{name: 乙, words: [*b]}}\n", "line 3", id="a bare star"),
        pytest.param(
            f"{GOOD}scales: {{feed: {{mean: 1, spread: 0}}}}\n", "scales.feed.spread", id="scale"
        ),
        pytest.param(f"{GOOD}limit: 1\nlimit: 2\n", "line 4: 'limit' is written twice", id="key twice"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_with_its_place(
    tmp_path: Path, text: str, fault: str
) -> None:
    with pytest.raises(SettingsError) as told:
        read(tmp_path, text)

    assert fault in str(told.value)
    assert str(tmp_path / "terms.yaml") in str(told.value)
    assert "\n" not in str(told.value)


def test_a_missing_table_tells_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="run from the root of the checkout"):
        load(tmp_path / "terms.yaml")


def test_another_table_is_another_run(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    before = prompt_digest(tmp_path)
    read(tmp_path, GOOD.replace("weight: 1", "weight: 2"))

    assert prompt_digest(tmp_path) != before
