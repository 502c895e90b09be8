import pytest

from agents.domain.front_matter import drafted, front, rows_of, undrafted

PAGE = "---\ntitle: x\n---\n\ntext\n"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(PAGE, id="the house's"),
        pytest.param("\ufeff" + PAGE, id="byte order mark"),
        pytest.param(PAGE.replace("\n", "\r\n"), id="CRLF"),
        pytest.param("\n" + PAGE, id="a blank first line"),
        pytest.param("\ufeff \n\u3000\n" + PAGE, id="a mark and blank lines"),
        pytest.param(PAGE.replace("---\n", "--- \n"), id="spaces behind the marks"),
        pytest.param(PAGE.replace("---\n", "---\t\n", 1), id="a tab behind the first"),
        pytest.param(PAGE.replace("---\n\n", "---\n"), id="no blank line below"),
    ],
)
def test_front_matter_is_found_where_astro_finds_it(page: str) -> None:
    rows = rows_of(page)
    found = front(rows)

    assert found is not None
    assert found.text.strip() == "title: x"
    assert [row for row in rows[found.body :] if row] == ["text"]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\n\n",
        "text\n---\ntitle: x\n---\n",
        " ---\ntitle: x\n---\n",
        "---\ntitle: x\n",
        "---\ntitle: x\n ---\n",
        "---\ntitle: x\n+++\n",
    ],
)
def test_a_page_that_does_not_begin_with_it_has_none(page: str) -> None:
    assert front(rows_of(page)) is None


@pytest.mark.parametrize("row", ["draft: true", "draft:  true ", "draft: true\r"])
def test_a_page_stops_to_be_a_draft_in_its_front_matter_alone(row: str) -> None:
    page = f"\n--- \ntitle: x\n{row}\n---\n\ndraft: true\n"

    assert undrafted(page) == "\n--- \ntitle: x\n---\n\ndraft: true\n"


def test_a_page_becomes_a_draft_once() -> None:
    draft = "---\ntitle: x\ndraft: true\n---\n\ntext\n"

    assert drafted(PAGE) == drafted(draft) == draft
    assert drafted("\ufeff" + PAGE) == "\ufeff" + draft
    assert drafted("text") == undrafted("text") == "text"


def test_the_fields_may_be_written_as_toml() -> None:
    page = '+++\ntitle = "x"\n+++\n'

    assert "draft = true\n+++" in drafted(page)
    assert undrafted(drafted(page)) == page
