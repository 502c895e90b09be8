import pytest
import yaml

from agents.domain.source import FeedSource
from agents.errors import SourceError
from agents.sources.opml import as_yaml_lines, parse

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

    assert [(one.name, one.url) for one in found] == [
        ("机器之心", "https://a.org/feed"),
        ('Blog: "new"', "https://b.org/feed"),
        ("机器之心 2", "https://c.org/feed"),
        ("https://d.org/feed", "https://d.org/feed"),
    ]


def test_the_lines_are_what_sources_yaml_takes() -> None:
    found = parse(SUBSCRIPTIONS, "my.opml")

    read = yaml.safe_load("sources:\n" + as_yaml_lines(found))

    assert tuple(FeedSource.model_validate(one) for one in read["sources"]) == found


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
