import pytest

from agents.errors import SourceError
from agents.sources.safe_xml import safe_xml, text_of, tree

BOMB = """<?xml version="1.0"?>
<!-- a comment --><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""
FILE = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss>&f;</rss>'


def safe(text: str) -> str:
    return safe_xml(text, "Blog", "a feed", ("rss", "feed")).decode()


@pytest.mark.parametrize("text", [BOMB, FILE, FILE.replace("DOCTYPE", "doctype")])
def test_a_document_that_declares_entities_is_not_read(text: str) -> None:
    with pytest.raises(SourceError, match=r"^Blog: the document declares entities"):
        safe(text)


def test_a_document_type_without_declarations_is_left_out() -> None:
    text = '<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//N//DTD" "h.dtd">\n<rss/>'

    assert safe(text).endswith('encoding="utf-8"?>\n<rss/>')


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("<!DOCTYPE html><html><body/></html>", "<html>", id="a page"),
        pytest.param("<x:sitemap />", "<sitemap>", id="other XML"),
        pytest.param("Too many requests", "'Too many requests'", id="prose"),
        pytest.param(
            '<?xml version="1.0"', "'<?xml version=\"1.0\"'", id="half a line"
        ),
        pytest.param("<!-- <rss>", "'<!-- <rss>'", id="an open comment"),
        pytest.param("<!DOCTYPE rss [", "entities", id="an open document type"),
    ],
)
def test_what_is_no_feed_is_a_source_error_that_says_what_it_is(
    text: str, seen: str
) -> None:
    with pytest.raises(SourceError) as caught:
        safe(text)

    assert seen in str(caught.value)


def test_a_document_of_nothing_but_tags_is_not_read() -> None:
    with pytest.raises(SourceError, match=r"more than 1,000,000 tags"):
        safe("<rss>" + "<item/>" * 1_000_000 + "</rss>")


def test_the_root_is_recognised_under_a_prefix_and_in_capitals() -> None:
    assert "<a:RSS>" in safe("<a:RSS></a:RSS>")


def test_what_xml_does_not_allow_is_taken_out_or_replaced() -> None:
    text = "<rss>ab&#x1B;&#0;&#xD800;&#99999999999;&#x1F600;&#65;</rss>"

    assert "<rss>ab\ufffd\ufffd\ufffd&#x1F600;&#65;</rss>" in safe(text)


def test_a_prolog_of_many_comments_is_read() -> None:
    assert "<rss/>" in safe("<!-- x -->" * 100_000 + "<rss/>")


@pytest.mark.parametrize("document", [b"", b" \r\n"])
def test_an_empty_document_is_named_as_such(document: bytes) -> None:
    with pytest.raises(SourceError, match=r"^Blog: 0 bytes$"):
        text_of(document, "text/xml", "Blog")


def test_a_tree_of_broken_xml_is_a_source_error() -> None:
    with pytest.raises(SourceError, match="not well-formed XML"):
        tree(b"<feed><entry></feed>", "Blog")


@pytest.mark.parametrize("before", ["", "&nothing;", "<b></a>"])
def test_tags_deep_within_one_another_are_refused_in_time(before: str) -> None:
    deep = f"<rss>{before}" + "<a>" * 200_000

    with pytest.raises(SourceError, match="more than 200 tags within one another"):
        safe_xml(deep, "A feed", "a feed", ("rss",))


def test_many_entries_are_not_deep() -> None:
    wide = "<rss>" + "<item><a>text</a></item>" * 10_000 + "</rss>"

    assert safe_xml(wide, "A feed", "a feed", ("rss",)).endswith(b"</rss>")


@pytest.mark.parametrize("escape", ["&#27;", "&#x1B;"])
def test_a_terminals_colour_goes_as_a_whole(escape: str) -> None:
    text = f"<rss>a{escape}[1;31mred{escape}[0m [31m<b/></rss>"

    found = safe_xml(text, "A", "a feed", ("rss",))

    assert found.endswith(b"<rss>ared [31m<b/></rss>")
