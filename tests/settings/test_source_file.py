"""`sources.yaml`: read strictly, each fault with its place."""

from pathlib import Path

import pytest

from agents.domain.plan import Quota
from agents.domain.source import ArxivSource, FeedSource
from agents.errors import SettingsError
from agents.settings.source_file import ListedPrice, SourceFile, load

FEED = "{name: A feed, kind: feed, url: 'https://example.org/feed'}"
CHECKOUT = Path(__file__).parents[2] / "sources.yaml"


def read(folder: Path, text: str) -> SourceFile:
    file = folder / "sources.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file)


def refused(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read(folder, text)
    return str(caught.value)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"""
        team: {{topics: [大模型产品形态, 态势感知]}}
        sections: {{practice: {{items: 12, categories: [工具]}}, news: {{items: 0}}}}
        prices: {{a-model: {{input: 1, output: 2.5}}}}
        sources:
          - {{name: ' arXiv cs.CL ', kind: arxiv, query: "cat:cs.CL", section: theory}}
          - {FEED}
        """,
    )

    assert found.team.topics == ("大模型产品形态", "态势感知")
    assert found.sections == {
        "practice": Quota(items=12, categories=("工具",)),
        "theory": Quota(items=7),
        "news": Quota(items=0),
    }
    assert found.prices == {"a-model": ListedPrice(input=1, output=2.5)}
    arxiv, feed = found.sources
    assert isinstance(arxiv, ArxivSource)
    assert (arxiv.name, arxiv.section, arxiv.limit) == ("arXiv cs.CL", "theory", 100)
    assert isinstance(feed, FeedSource)


def test_only_sources_are_needed(tmp_path: Path) -> None:
    found = read(tmp_path, f"sources: [{FEED}]")

    assert found.team.topics == ()
    assert {name: q.items for name, q in found.sections.items()} == {
        "practice": 10, "theory": 7, "news": 4,
    }  # fmt: skip


def test_the_checkouts_own_file_is_right() -> None:
    assert load(CHECKOUT).sources


def test_an_entry_may_take_over_what_another_says(tmp_path: Path) -> None:
    text = f"sources: [&a {FEED}, {{<<: *a, name: Another}}]"

    assert [source.name for source in read(tmp_path, text).sources] == [
        "A feed", "Another",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        pytest.param(
            "{name: A, kind: feeds, url: 'https://a.example'}",
            "line 2: source 'A' has the kind 'feeds'; known kinds: arxiv, github, feed",
            id="an unknown kind",
        ),
        pytest.param(
            "{name: A, kind: [feed]}", "has the kind ['feed']", id="a list as kind"
        ),
        pytest.param("{name: A}", "source 'A' has the kind None", id="no kind"),
        pytest.param(
            "{name: A, kind: arxiv}",
            "line 2: source 'A' has no 'query'; add one, for example query: \"cat:cs.CL\"",
            id="a field that is missing",
        ),
        pytest.param(
            "{kind: feed, url: 'https://a.example'}", "has no 'name'", id="no name"
        ),
        pytest.param(
            "{name: A, kind: feed, urll: 'https://a.example'}",
            "line 2: source 'A' has an unknown field 'urll'; did you mean 'url'?",
            id="a typo in a field",
        ),
        pytest.param(
            "{name: A, kind: feed, colour: blue}",
            "unknown field 'colour'; known are name, section,",
            id="an unknown field",
        ),
        pytest.param(
            "{name: A, kind: feed, url: 'https://a.example', limit: 0}",
            "has limit 0: Input should be greater than or equal to 1; mend it",
            id="a limit of nothing",
        ),
        pytest.param(
            "{name: A, kind: feed, url: 'https://a.example', section: sport}",
            "has section 'sport'",
            id="an unknown section",
        ),
        pytest.param("{name: 1, kind: feed}", "has name 1", id="a number as a name"),
        pytest.param("{name: '  ', kind: feed}", "has name '  '", id="an empty name"),
        pytest.param("just words", "line 2: a source is a mapping", id="no mapping"),
    ],
)
def test_a_wrong_source_is_named_with_its_line_and_the_way_out(
    tmp_path: Path, entry: str, message: str
) -> None:
    assert message in refused(tmp_path, f"sources:\n  - {entry}\n")


@pytest.mark.parametrize(
    "url", ["/etc/passwd", "file:///etc/passwd", "../feed.xml", "ftp://a.example", ""]
)
def test_no_source_reads_a_local_file(tmp_path: Path, url: str) -> None:
    message = refused(tmp_path, f"sources: [{{name: A, kind: feed, url: '{url}'}}]")

    assert f"has the url {url!r}; only http(s)" in message


@pytest.mark.parametrize(
    ("entry", "field"),
    [("kind: feed, url", "url"), ("kind: arxiv, query: q, pages", "pages")],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(
    tmp_path: Path, entry: str, field: str
) -> None:
    source = f"{{name: A, {entry}: 'https://me:hush@a.example/feed'}}"

    message = refused(tmp_path, f"sources: [{source}]")

    assert f"has the {field} 'https://…@a.example/feed'" in message


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:99999/x", "https://xn--a.example/", "http://[::1/x"]
)
@pytest.mark.parametrize(
    "kind",
    [
        *("kind: feed, url", "kind: github, query: q, url", "kind: hackernews, url"),
        *("kind: huggingface, url", "kind: arxiv, query: q, url"),
        "kind: arxiv, query: q, pages",
    ],
)
def test_an_address_that_cannot_be_fetched_is_refused_with_its_line(
    tmp_path: Path, kind: str, address: str
) -> None:
    message = refused(tmp_path, f"sources:\n  - {{name: A, {kind}: '{address}'}}\n")

    assert "line 2: source 'A' has the " in message
    assert f"{address!r}, but it " in message


def test_two_sources_of_one_name_are_refused(tmp_path: Path) -> None:
    twin = FEED.replace("A feed", "' A feed '")

    message = refused(tmp_path, f"sources:\n- {FEED}\n- {twin}\n")

    assert "line 3: the name 'A feed' is taken by line 2; give it another" in message


def test_a_list_without_an_enabled_source_is_refused(tmp_path: Path) -> None:
    off = FEED.replace("}", ", enabled: false}")

    assert "no source is enabled" in refused(tmp_path, f"sources: [{off}]")
    assert len(read(tmp_path, f"sources: [{off}, {{<<: {off}, name: B, enabled: on}}]").sources) == 2  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "no mapping with 'sources:'", id="empty"),
        pytest.param("- a", "no mapping with 'sources:'", id="a list"),
        pytest.param("team: {}", "'sources' is no list", id="no sources"),
        pytest.param("sources: []", "'sources' is no list", id="an empty list"),
        pytest.param("sources: {}", "'sources' is no list", id="a mapping"),
        pytest.param(
            "a: 1\nsource: []", "line 1: unknown key 'a'; known are", id="unknown"
        ),
        pytest.param(
            "source: []", "unknown key 'source'; did you mean 'sources'?", id="typo"
        ),
        pytest.param("path: x", "unknown key 'path'", id="our own field"),
        pytest.param(
            f"sources: [{FEED}]\nsources: []",
            "line 2: 'sources' is written twice",
            id="a key twice",
        ),
        pytest.param("? [a]\n: b", "line 1: a key is no single word", id="an odd key"),
        pytest.param("sources: [", ", line ", id="broken"),
        pytest.param("sources:\n\t- a", "line 2: ", id="a tab"),
        pytest.param("sources: \x07", "not readable as YAML", id="a control character"),
        pytest.param("sources: 2024-09-31", "not readable as YAML", id="no such day"),
        pytest.param(
            "sources: !!python/object:os.system []",
            "could not determine a constructor",
            id="a Python object",
        ),
        pytest.param(
            f"sources: [{FEED}]\nsections: {{practise: {{items: 1}}}}",
            "sections.practise",
            id="an unknown section",
        ),
        pytest.param(
            f"sources: [{FEED}]\nsections: {{news: {{items: -1}}}}",
            "sections.news.items: Input should be greater than or equal to 0",
            id="a negative quota",
        ),
        pytest.param(f"sources: [{FEED}]\nsections: 3", "sections: ", id="no quotas"),
    ],
)
def test_a_wrong_file_is_named_with_its_place(
    tmp_path: Path, text: str, message: str
) -> None:
    said = refused(tmp_path, text)

    assert said.startswith(f"{tmp_path / 'sources.yaml'}")
    assert message in said
    assert "\n" not in said


def test_a_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, "sources: " + "[" * 1500)

    assert said.endswith("; mend it")


def test_a_file_that_is_not_there_says_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="does not exist; give the file with"):
        load(tmp_path / "none.yaml")


@pytest.mark.parametrize("content", [b"sources: \xff", None])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "sources.yaml"
    file.mkdir() if content is None else file.write_bytes(content)

    with pytest.raises(SettingsError, match=r"sources\.yaml cannot be read"):
        load(file)


def test_a_name_with_an_escape_of_yaml_is_whole(tmp_path: Path) -> None:
    text = r'sources: [{name: "a\e[31mb\x07", kind: arxiv, query: q}]'

    assert read(tmp_path, text).sources[0].name == "ab"


def test_a_team_may_name_its_contact_and_its_proxy(tmp_path: Path) -> None:
    team = read(
        tmp_path,
        "team: {contact: ' mailto:editors@example.org ', proxy: 'http://me:hush@a:3128'}\n"
        f"sources: [{FEED}]",
    ).team

    assert team.contact == "mailto:editors@example.org"
    assert team.proxy is not None
    assert team.proxy.address == "http://a:3128"
    assert "hush" not in repr(team) + team.model_dump_json()


@pytest.mark.parametrize(
    ("team", "place"),
    [
        ("{contact: '编辑部@example.org'}", "team.contact"),
        ("{contact: 'a (b)'}", "team.contact"),
        ('{contact: "a\\r\\nX-Header: b"}', "team.contact"),
        ("{contact: ''}", "team.contact"),
        ("{contact: [a]}", "team.contact"),
        ("{proxy: 'socks4://me:hush@a'}", "team.proxy"),
        ("{proxy: 'http://hush hush'}", "team.proxy"),
        ("{proxy: 3128}", "team.proxy"),
        ("{proxies: 'http://a'}", "team.proxies"),
    ],
)
def test_a_wrong_field_of_the_team_is_named(
    tmp_path: Path, team: str, place: str
) -> None:
    message = refused(tmp_path, f"team: {team}\nsources: [{FEED}]")

    assert f"sources.yaml: {place}" in message
    assert "hush" not in message
    assert "\n" not in message
