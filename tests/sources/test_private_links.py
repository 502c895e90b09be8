import pytest

from agents.domain.reading import SourceReading, Validators
from agents.domain.source import FeedSource, HackerNewsSource, Source
from agents.domain.story import Link
from agents.sources.private_links import operators_hosts, without_private_links
from tests import make

PUBLIC = FeedSource(kind="feed", name="Blog", url="https://feed.example.org/feed.xml")
INTRANET = FeedSource(kind="feed", name="Wiki", url="http://10.1.2.3:8080/feed.xml")
RELAY = FeedSource(kind="feed", name="Relay", url="http://127.0.0.1:1200/feed.xml")
NETWORK = (
    "http://10.0.0.5/a", "https://192.168.1.1/", "http://172.16.0.1/", "http://[fd00::1]/",
    "http://[::ffff:10.0.0.1]/", "https://printer.local/", "http://wiki.corp.internal/a",
    "http://nas.home.arpa./", "http://intranet/a", "http://[::zz]/",
)  # fmt: skip
ONE_MACHINE = (
    "http://127.0.0.1:8000/a", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0x7f.0x1/",
    "http://localhost:3000/", "http://a.localhost/", "http://0.0.0.0/",
    "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/",
)  # fmt: skip
PRIVATE = NETWORK + ONE_MACHINE


def read(
    url: str, source: Source = PUBLIC, among: tuple[Source, ...] = (PUBLIC, INTRANET)
) -> SourceReading:
    reading = SourceReading(
        status="ok",
        candidates=(make.candidate(), make.candidate(url=url)),
        validators=Validators(etag="e"),
    )
    return without_private_links(reading, source, operators_hosts(among))


@pytest.mark.parametrize("url", PRIVATE)
def test_an_entry_of_a_public_feed_on_a_private_host_is_dropped_with_the_reason(
    url: str,
) -> None:
    reading = read(url)

    assert [one.url for one in reading.candidates] == [make.URL]
    assert reading.status == "degraded"
    assert reading.note == "1 of 2 entries with a private address for a link"
    assert reading.validators == Validators()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "http://8.8.8.8/a",
        "http://[2606:4700::1111]/a",
        "https://local.example.org/a",
        "https://10.example.org/",
        "http://10.1.2.3/another/port",
    ],
)
def test_public_hosts_and_those_that_the_operator_wrote_are_links(url: str) -> None:
    assert [one.url for one in read(url).candidates] == [make.URL, url]


def test_a_feed_within_a_network_may_link_all_of_it() -> None:
    for url in NETWORK:
        assert len(read(url, source=INTRANET).candidates) == 2


def test_no_feed_leads_to_the_machine_of_whoever_follows_its_link() -> None:
    for url in ONE_MACHINE:
        assert len(read(url, source=INTRANET).candidates) == 1


def test_a_feed_on_this_machine_relays_the_words_of_strangers() -> None:
    among = (RELAY, INTRANET)
    own = ("http://127.0.0.1:8000/a", "http://10.1.2.3/a")

    for url in {*PRIVATE} - {*own}:
        assert len(read(url, source=RELAY, among=among).candidates) == 1
    for url in own:
        assert len(read(url, source=RELAY, among=among).candidates) == 2


def test_a_further_link_into_a_network_is_left_out_of_its_entry() -> None:
    inside = Link(label="project", url="http://192.168.0.7/")
    code = Link(label="code", url="https://github.com/o/n")
    own = Link(label="page", url="http://10.1.2.3/")
    source = HackerNewsSource(kind="hackernews", name="HN")
    entry = make.candidate(kind="hackernews", links=(inside, code, own))
    reading = SourceReading(status="ok", candidates=(entry,))

    found = without_private_links(reading, source, operators_hosts([source, INTRANET]))

    assert found.candidates[0].links == (code, own)
    assert found.status == "ok"
