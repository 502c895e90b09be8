import json

import pytest

from agents.pages.metadata import Metadata

STATED = "2024-09-01T00:30:00+08:00"


def linked(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f'<meta property="article:published_time" content="{STATED}">', id="og"
        ),
        pytest.param(f'<meta itemprop="datePublished" content="{STATED}">', id="item"),
        pytest.param(
            linked(**{"@type": "NewsArticle", "datePublished": STATED}), id="JSON-LD"
        ),
        pytest.param(
            linked(
                **{"@graph": [{"@type": ["Thing", "Article"], "datePublished": STATED}]}
            ),
            id="a graph",
        ),
        pytest.param(f'<time datetime="{STATED}">1 Sep</time>', id="a time"),
        pytest.param(f'<meta name="pubdate" content="{STATED}">', id="a name"),
        pytest.param(f'<meta name="DC.date" content="{STATED}">', id="Dublin Core"),
        pytest.param(
            f'<time datetime="{STATED}"></time><time datetime="{STATED}"></time>',
            id="a time, twice",
        ),
        pytest.param(
            f'<time datetime="2024-09-05"></time>'
            f'<time itemprop="datePublished" datetime="{STATED}"></time>',
            id="the time that says so",
        ),
    ],
)
def test_the_date_is_what_the_page_states(html: str) -> None:
    assert Metadata(html).dates[:1] == [STATED]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("1 September 2024", id="a date in the text"),
        pytest.param("<time>2024-09-01T00:30:00Z</time>", id="a time without value"),
        pytest.param(
            f'<time datetime="{STATED}"></time><time datetime="2024-09-02"></time>',
            id="several times",
        ),
        pytest.param(
            linked(**{"@type": "Person", "datePublished": STATED}), id="no article"
        ),
        pytest.param(linked(datePublished=STATED), id="no type"),
        pytest.param('<script type="application/ld+json">{oops', id="broken JSON"),
        pytest.param(
            f'<script type="application/ld+json">{"[" * 100_000}</script>', id="depth"
        ),
        pytest.param(
            f'<script type="application/ld+json">{[0] * 3_000}</script>', id="length"
        ),
        pytest.param('<meta property="article:published_time">', id="no content"),
    ],
)
def test_a_date_that_is_not_stated_is_not_guessed(html: str) -> None:
    assert Metadata(html).dates == []


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ('<meta property="og:title" content=" A  B "><h1>C</h1>', "A B"),
        ("<title>Site</title><h1>The <b>one</b></h1><h1>Other</h1>", "The one"),
        ("<title>A &amp; B</title><svg><title>C</title></svg>", "A & B"),
        (f"<title>{'x' * 400}</title>", f"{'x' * 299}…"),
        ("", ""),
    ],
)
def test_the_title_is_the_one_for_readers(html: str, title: str) -> None:
    assert Metadata(html).title == title


def test_images_for_sharing_come_before_those_of_the_article() -> None:
    stated = Metadata(
        '<base href="/a/"><base href="/b/"><meta property="og:image" content="/o.png">'
        '<img src="/logo.png"><article><img src="x.gif" data-src="/1.png">'
        '<img src="/2.png"></article><main><img></main>'
    )

    assert stated.images == ["/o.png", "/1.png", "/2.png", ""]
    assert stated.base == "/a/"


def test_a_password_field_is_noticed() -> None:
    assert Metadata('<input type="Password">').asks_password
    assert not Metadata('<input type="search"><input>').asks_password


def test_a_page_is_read_up_to_a_number_of_elements() -> None:
    assert Metadata("<p>" * 40_000 + "<h1>late</h1>").title == ""
