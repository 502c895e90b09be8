import pytest

from agents.formatter.lint import Context, lint

PNG = b"\x89PNG\r\n\x1a\n...IEND\xaeB`\x82"


def faults(name: str, content: bytes) -> list[str]:
    context = Context(files={f"static/{name}": content})
    findings = lint(f"![](static/{name})\n", context)
    return [finding.message for finding in findings if finding.rule == "L14"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", PNG),
        ("a.jpg", b"\xff\xd8\xff...\xff\xd9"),
        ("a.jpeg", b"\xff\xd8\xff...\xff\xd9"),
        ("a.gif", b"GIF89a...;"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
    ],
)
def test_a_whole_picture_is_no_fault(name: str, content: bytes) -> None:
    assert faults(name, content) == []


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.png", b"", "is not a whole png"),
        ("a.png", b"<html>", "is not a whole png"),
        ("a.png", PNG[:-4], "is not a whole png"),
        ("a.jpg", PNG, "is not a whole jpg"),
        ("a.png", PNG + b"x" * 2**21, "is above 2 MB"),
    ],
)
def test_a_picture_that_would_fail_the_build_is_found(
    name: str, content: bytes, fault: str
) -> None:
    assert faults(name, content) == [f"'static/{name}' {fault}."]


def test_a_missing_picture_is_found() -> None:
    findings = lint("![](static/a.png)\n", Context(files={}))

    assert "'static/a.png' is missing." in [finding.message for finding in findings]
