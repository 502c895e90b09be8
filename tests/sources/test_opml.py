from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import quoteattr

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.characters import whole
from agents.domain.source import FeedSource, Source
from agents.errors import SourceError
from agents.settings.source_file import load
from agents.sources.opml import Subscriptions, as_yaml_lines, parse

SUBSCRIPTIONS = """<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="AI"><outline text="Papers">
  <outline type="rss" title="机器之心" text="x" xmlUrl="https://a.org/feed"/>
  <outline text="Blog: &quot;new&quot;" xmlUrl="https://b.org/feed"/>
</outline></outline>
<outline text="机器之心" xmlUrl="https://c.org/feed"/>
<outline text="again" xmlUrl="https://a.org/feed"/>
<outline xmlUrl="https://d.org/feed"/>
<outline text="local" xmlUrl="/etc/passwd"/>
</body></opml>""".encode()


def test_subscriptions_in_all_folders_become_sources_with_names_of_their_own() -> None:
    found = parse(SUBSCRIPTIONS, "my.opml")

    assert [(one.name, one.url) for one in found.sources] == [
        ("机器之心", "https://a.org/feed"),
        ('Blog: "new"', "https://b.org/feed"),
        ("机器之心 2", "https://c.org/feed"),
        ("https://d.org/feed", "https://d.org/feed"),
    ]
    assert found.notes == [
        "'again': https://a.org/feed is in the file before; it stands once",
        "'local': '/etc/passwd' is no http(s) address; it is left out",
    ]


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        pytest.param('xmlurl="https://h.org/1"', "https://h.org/1", id="lower case"),
        pytest.param('XMLURL="https://h.org/1"', "https://h.org/1", id="capitals"),
        pytest.param('type="rss" url="https://h.org/1"', "https://h.org/1", id="url"),
        pytest.param('xmlUrl="feed://h.org/1"', "http://h.org/1", id="feed:"),
        pytest.param('xmlUrl="FEED://h.org/1"', "http://h.org/1", id="FEED:"),
        pytest.param('xmlUrl="feeds://h.org/1"', "https://h.org/1", id="feeds:"),
        pytest.param('xmlUrl="feed:h.org/1"', "http://h.org/1", id="no slashes"),
        pytest.param('xmlUrl="feed:https://h.org/1"', "https://h.org/1", id="before"),
        pytest.param('xmlUrl="feed://https://h.org/1"', "https://h.org/1", id="both"),
        pytest.param('xmlUrl="itpc://h.org/1"', "http://h.org/1", id="a podcast"),
        pytest.param('xmlUrl=" https://h.org/1&#10;"', "https://h.org/1", id="spaces"),
        pytest.param('xmlUrl="https://h.org/中.xml"', "https://h.org/中.xml", id="IRI"),
        pytest.param(
            'xmlUrl="https://例子.cn/"', "https://xn--fsqu00a.cn/", id="a Chinese host"
        ),
        pytest.param('xmlUrl="https://h.org/a b"', "https://h.org/a%20b", id="space"),
        pytest.param('xmlUrl="https://u:p@h.org/1"', "https://h.org/1", id="a user"),
        pytest.param('xmlUrl="feed://u@h.org/1"', "http://h.org/1", id="a user, feed:"),
    ],
)
def test_every_way_to_write_a_feeds_address_is_read(attributes: str, url: str) -> None:
    for tag in ("outline", "Outline", "OUTLINE"):
        found = parse(f"<opml><body><{tag} {attributes}/></body></opml>".encode(), "f")

        assert [one.url for one in found.sources] == [url]


@pytest.mark.parametrize(
    ("attributes", "note"),
    [
        pytest.param(
            'text="A" xmlUrl="https://me:secret@h.org/1"',
            "'A': https://h.org/1 is taken without the user: sources.yaml holds no"
            " secrets; where it asks for a login, give an address that needs none",
            id="a user",
        ),
        pytest.param(
            'text="A" xmlUrl="ftp://me:secret@h.org/1"',
            "'A': 'ftp://h.org/1' is no http(s) address; it is left out",
            id="another scheme",
        ),
        pytest.param(
            'text="A" type="link" url="https://h.org/"',
            "'A': it is the address of a page, not of a feed; it is left out",
            id="a link",
        ),
        pytest.param(
            'text="A" type="rss" xmlUrl=" "',
            "'A': it has no address; it is left out",
            id="no address",
        ),
    ],
)
def test_what_is_not_taken_as_it_stands_is_said_and_no_password(
    attributes: str, note: str
) -> None:
    found = parse(f"<opml><outline {attributes}/></opml>".encode(), "f")

    assert found.notes == [note]


def test_folders_and_comments_are_nothing_to_tell_of() -> None:
    found = parse(b'<opml><!-- a --><?b c?><outline text="d"/></opml>', "f")

    assert (found.sources, found.notes) == ((), [])


CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"


@pytest.mark.skipif(not CASES.exists(), reason="the cases are not on this machine")
def test_a_readers_export_is_taken_over_whole(tmp_path: Path) -> None:
    found = parse((CASES / "subscriptions.opml").read_bytes(), "subscriptions.opml")

    assert len(found.sources) == 15
    assert sum("without the user" in note for note in found.notes) == 1
    assert loaded(found, tmp_path) == found.sources


def test_the_lines_are_what_sources_yaml_takes() -> None:
    found = parse(SUBSCRIPTIONS, "my.opml")

    read = yaml.safe_load("sources:\n" + as_yaml_lines(found.sources))

    assert [FeedSource.model_validate(one) for one in read["sources"]] == [
        *found.sources
    ]


def loaded(found: Subscriptions, folder: Path) -> tuple[Source, ...]:
    file = folder / "sources.yaml"
    lines = as_yaml_lines(found.sources)
    file.write_text("sources:\n" + lines, encoding="utf-8")
    return load(file).sources


@given(
    st.lists(
        st.text(
            st.sampled_from("aA1 :#-\"'{}[],&*!|>%@`\\?\x85\u2028\ufeff\ud83d中🎌")
            | st.characters(),
            max_size=12,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_the_names_are_our_own_settings_read_them(names: list[str]) -> None:
    outlines = "".join(
        f"<outline text={quoteattr(whole(name))} xmlUrl='https://h.org/{n}'/>"
        for n, name in enumerate(names)
    )
    found = parse(f"<opml>{outlines}</opml>".encode(), "f")

    with TemporaryDirectory() as folder:
        assert loaded(found, Path(folder)) == found.sources
    assert len(found.sources) == len(names)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        pytest.param(b"", "my.opml: 0 bytes", id="empty"),
        pytest.param(b"<html/>", "my.opml: not an OPML file", id="a page"),
        pytest.param(b"<opml><body></opml>", "not well-formed", id="broken"),
        pytest.param(
            b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml/>',
            "declares entities",
            id="entities",
        ),
    ],
)
def test_what_is_no_list_of_subscriptions_is_refused(
    document: bytes, reason: str
) -> None:
    with pytest.raises(SourceError, match=reason):
        parse(document, "my.opml")
