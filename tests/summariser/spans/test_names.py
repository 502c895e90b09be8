import pytest

from agents.summariser.spans import names


@pytest.mark.parametrize(
    ("said", "source"),
    [
        pytest.param("LLaMA-Omni", "Llama Omni", id="hyphen and case"),
        pytest.param("Qwen", "Qwen2.5-7B", id="the family of a version"),
        pytest.param("A100", "eight A100s", id="plural"),
        pytest.param("Qwen2-Math-72B", "Qwen2-Math-1.5B/7B/72B", id="a size of a list"),
        pytest.param("GLM-4-9B", "built on GLM 4 (9B)", id="numbers stay with names"),
        pytest.param("Google", "谷歌发布", id="a Latin name of a Chinese source"),
        pytest.param("RAG", "nothing", id="a word of the trade"),
        pytest.param("FGSM", "Fast Gradient Sign Method", id="initials"),
        pytest.param("RLAIF", "reinforcement learning from AI feedback", id="skipping"),
        pytest.param("MKG", "Medical Knowledge Graph", id="three capital initials"),
        pytest.param("LLM-based 方法", "nothing", id="compound of the trade"),
        pytest.param("X 平台", "nothing", id="one letter"),
        pytest.param("v1.10 与 Q2", "nothing", id="versions are figures"),
        pytest.param("97 kWh", "nothing", id="units"),
        pytest.param("1280×768", "at 1280 x 768", id="a resolution"),
        pytest.param("Mixtral 8x7B", "Mixtral-8×7B", id="a mixture"),
        pytest.param("1344×1344", "up to 1344 times 1344 pixels", id="spelt out"),
        pytest.param("Llama-2-7B", "Llama-2-7B2, and", id="a footnote's number"),
        pytest.param("José", "by José", id="accents"),
    ],
)
def test_a_name_that_the_source_has_is_found(said: str, source: str) -> None:
    assert names.missing_names(said, source) == []


@pytest.mark.parametrize(
    ("said", "source"),
    [
        pytest.param("Meta", "metadata", id="a part of a word"),
        pytest.param("Qwen2", "Qwen2.5", id="another version"),
        pytest.param("GPT-4", "GPT-4o", id="another model"),
        pytest.param("GPT-3", "GPT-4 came 3 years ago", id="a number elsewhere"),
        pytest.param("H100", "H200", id="another card"),
        pytest.param("LLaMA-13B", "LLaMA-7B", id="another size"),
        pytest.param("Anthropic", "OpenAI", id="another organisation"),
        pytest.param("LSE", "large sets everywhere", id="small initials"),
        pytest.param("8x22B", "Mixtral 8x7B with 22B", id="another mixture"),
        pytest.param("LLaMA", "TinyLlama", id="the end of a word"),
    ],
)
def test_a_name_that_the_source_has_not_is_missing(said: str, source: str) -> None:
    assert names.missing_names(said, source) == [said]


def test_names_are_listed_once_without_addresses() -> None:
    text = "Qwen 和 Llama，Qwen 见 https://Example.org/Name"

    assert names.latin_names(text) == ["Qwen", "Llama"]


@pytest.mark.parametrize(
    ("said", "source", "wrong"),
    [
        ("Mistral Large 3 更强", "Mistral Large 2 is stronger, by 3 points", True),
        ("Mistral Large 2 更强", "Mistral Large 2 is stronger", False),
        ("MMLU 88.6 分", "MMLU 5-shot 88.6", False),
        ("只有 FinLLaMA 4 个", "FinLLaMA 2", False),
        ("用了 Claude 3.5", "Claude is used", False),
    ],
)
def test_a_name_with_a_number_that_the_source_gives_other_numbers_is_wrong(
    said: str, source: str, *, wrong: bool
) -> None:
    assert bool(names.misnumbered(said, source)) is wrong


def test_a_quotation_has_to_be_verbatim() -> None:
    source = "He said: open source is the path forward."

    assert names.missing_quotations("“open source is the path forward”", source) == []
    assert names.missing_quotations("“开源才是未来的出路”", source) == [
        "开源才是未来的出路"
    ]


def test_a_short_quoted_word_is_no_quotation() -> None:
    assert names.missing_quotations("所谓“幻觉”", "") == []


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("见 https://example.org/a。", []),
        ("见 https://evil.example/a。", ["https://evil.example/a"]),
        ("Character.ai 说", []),
        ("见 example.com", ["example.com"]),
    ],
)
def test_an_address_has_to_stand_in_the_source(said: str, absent: list[str]) -> None:
    source = "See https://example.org/a. Character AI said so."

    assert names.missing_urls(said, source) == absent
