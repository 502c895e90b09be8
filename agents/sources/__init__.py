"""The four kinds of source. Read `registry`, then a reader, then what it parses with.

`registry` → `feed` (`rss`, `jsonfeed`, `release`) · `arxiv` (`arxiv_atom`, `tex`,
`text_links`) · `github` (`repositories`) · `hackernews`; all of them end in `entry`,
which makes the candidates. `timestamps`, `urls`, `safe_xml` and `shape` are the one
place each for dates, links, XML and JSON; `rate_limit` keeps to the services' rules.
`opml` turns a feed reader's subscriptions into sources.
"""
