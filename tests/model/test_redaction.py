from hypothesis import given
from hypothesis import strategies as st

from agents.model.redaction import quotable, redact, shown

SECRET = "s3cret/with+signs"  # noqa: S105  # of this test alone


def test_a_secret_is_masked_in_plain_and_in_an_address() -> None:
    text = f"{SECRET} http://x/?k=s3cret%2Fwith%2Bsigns"

    assert redact(text, [SECRET]) == "*** http://x/?k=***"


def test_a_word_typed_where_no_key_is_needed_is_no_secret() -> None:
    assert (
        redact("用 ollama 和 not-needed", ["ollama", "not-needed", ""])
        == "用 ollama 和 not-needed"
    )


def test_of_two_secrets_the_longer_one_goes_first() -> None:
    assert redact("abcdefgh-2", ["abcdefgh", "abcdefgh-2"]) == "***"


def test_a_foreign_message_becomes_one_short_line() -> None:
    line = quotable("a\u202e\n\nb " + "x" * 500, [])

    assert line.startswith("a b x")
    assert len(line) == 200


def test_what_looks_like_a_key_is_not_quoted() -> None:
    line = quotable(
        "Incorrect API key provided: sk-proj-ab***wxyz; Bearer abcdefgh", []
    )

    assert line == "Incorrect API key provided: ***; ***"


def test_an_address_is_shown_without_its_secrets() -> None:
    assert shown("https://u:p@h.example/v1?api-key=k#f") == "https://h.example/v1"


keys = st.from_regex(r"[a-z]{2}-[0-9A-Za-z_-]{8,40}", fullmatch=True)


@given(st.text(), keys, st.text())
def test_no_secret_survives(before: str, secret: str, after: str) -> None:
    assert secret not in redact(before + secret + after, [secret])
