"""What `bench.fuzz` starts from: a few documents of each target, and folders of others."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

from bench.program import ROOT
from bench.site import document

_PAPER = (
    '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"'
    ' xmlns:arxiv="http://arxiv.org/schemas/atom"'
    ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><title>Query</title>'
    "<opensearch:totalResults>3</opensearch:totalResults><entry>"
    "<id>http://arxiv.org/abs/2409.00001v2</id><title>Models of $\\alpha$ and \\'e</title>"
    "<published>2024-09-03T17:59:59Z</published><summary>We train {\\em one} model. "
    "See https://github.com/a/b and \\url{https://example.org/c}.</summary>"
    "<author><name>A. Author</name></author><arxiv:comment>8 pages, ACL 2024"
    '</arxiv:comment><category term="cs.CL"/><link title="pdf" rel="related"'
    ' href="http://arxiv.org/pdf/2409.00001v2"/></entry><entry><id>'
    "http://arxiv.org/api/errors#x</id><title>Error</title></entry></feed>"
)
_PAGE = (
    '<!DOCTYPE html><html lang="zh"><head><meta charset="gbk"><title>大模型 Orbit</title>'
    '<meta property="og:image" content="/a.png"><style>.h{display:none}@media print{p{'
    'color:#fff}}</style><script type="application/ld+json">{"@type": "NewsArticle",'
    ' "datePublished": "2024-09-02T10:30:00+08:00", "image": ["/b.png"]}</script></head>'
    '<body style="background:white"><nav>menu</nav><article><h1>Orbit 发布</h1>'
    + '<p>大模型 Orbit 有 70 亿参数，能读长文档。<a href="/x">Read</a> &amp; more.</p>'
    * 9
    + '<p class="h">hidden</p><div style="opacity:0;font-size:1px">hidden too</div>'
    "<template>x</template><svg><text>y</text></svg><table><tr><td>1</td></tr></table>"
    '<pre><code>print("a")</code></pre></article></body></html>'
)
_JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": 1,'
    ' "url": "https://example.org/1", "title": "one", "content_html": "<p>a</p>",'
    ' "date_published": "2024-09-02T10:30:00+08:00", "authors": [{"name": "A"}],'
    ' "attachments": [{"url": "/a.png", "mime_type": "image/png"}]}, {"id": "2"}]}'
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">a</title>'
    '<link href="/a"/><updated>2024-09-02T10:30:00Z</updated></entry></feed>'
)
_OPML = (
    '<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>'
    '<outline text="folder"><outline type="rss" text="One" title="One &amp; 二"'
    ' xmlUrl="https://example.org/feed"/><outline xmlUrl="https://example.org/b"/>'
    "</outline></body></opml>"
)
_MOMENTS = (
    "Mon, 02 Sep 2024 10:30:05 +0800",
    "2024-09-02T10:30:00.5+08:00",
    "2024年9月2日 10:30",
)


def own() -> dict[str, list[bytes]]:
    """Documents of our own, by target."""
    issues = ("tests/golden/2024-09-30.md", "tests/formatter/golden/issue.md")
    return {
        "feed": [document(1, 3), _ATOM.encode(), _ATOM.encode("utf-16")],
        "json_feed": [_JSON.encode()],
        "papers": [_PAPER.encode()],
        "page": [_PAGE.encode("gbk"), _PAGE.encode()],
        "opml": [_OPML.encode()],
        "issue": [(ROOT / name).read_bytes() for name in issues],
        "moment": [text.encode() for text in _MOMENTS],
        "encoding": [_PAGE.encode("gb18030"), "大模型".encode() * 9, b"caf\xe9 " * 9],
    }


def others(folder: Path) -> Iterator[bytes]:
    """The files of a folder, and what its archives hold."""
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        if ".tar" not in file.suffixes:
            yield file.read_bytes()
            continue
        with tarfile.open(file) as archive:
            for member in archive:
                if member.isfile() and (held := archive.extractfile(member)):
                    yield held.read()
