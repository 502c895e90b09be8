"""The connections to the web: what is read through which proxy, how often, under which name."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from agents.domain.kinds import KINDS
from agents.domain.source import ArxivSource, Source
from agents.messages.said import said
from agents.ports import Fetch
from agents.settings.options import Options
from agents.settings.proxy import Proxy
from agents.settings.source_file import Team
from agents.sources.client import Client
from agents.sources.rate_limit import Gap, Rate
from agents.web.fetch import Web, trusted_hosts
from agents.web.recording import Recorder, Replayer

_NO_LIMIT = 1_000_000
# arXiv's terms of use ask for three seconds; its pages keep them as its API does.
GAPS = {("arxiv.org", 443): 3.0}


def user_agent(team: Team) -> str:
    contact = team.contact or "see the repository's README"
    return f"frontier-issue-agents/0.1 (weekly digest; contact: {contact})"


def proxy_of(options: Options, team: Team) -> tuple[Proxy | None, list[str]]:
    """The proxy that the web is read through, and what is to be said of it."""
    proxy = options.proxy or team.proxy
    if proxy is None or options.replay:
        return None, []
    named = options.named("proxy") if options.proxy else "team.proxy"
    line = said(
        "the web is read through the proxy {address} ({named}), which resolves names:"
        " only names and literal addresses are checked here, not what a name leads to",
        address=proxy.address,
        named=named,
    )
    return proxy, [line]


@asynccontextmanager
async def open_web(
    options: Options, team: Team, sources: tuple[Source, ...]
) -> AsyncIterator[Fetch]:
    """The network, or with --replay the recording and no network at all."""
    if options.replay:
        yield Replayer(options.replay)
        return
    pages = trusted_hosts([pages_of(sources)])
    trusted = trusted_hosts(source.url for source in sources) | pages
    proxy, _ = proxy_of(options, team)
    agent = user_agent(team)
    async with Web(trusted, agent, gaps=GAPS, pages=pages, proxy=proxy) as web:
        yield Recorder(web, options.record) if options.record else web


def pages_of(sources: tuple[Source, ...]) -> str:
    """Where papers are read: what an arXiv source says, else arXiv itself."""
    public = ArxivSource.model_fields["pages"].default
    said = [one.pages for one in sources if isinstance(one, ArxivSource)]
    return str(next((pages for pages in said if pages != public), public)).rstrip("/")


def source_client(
    options: Options, fetch: Fetch, zone: ZoneInfo, sources: tuple[Source, ...]
) -> Client:
    """What the readers fetch with; a recording needs no courtesy."""
    if options.replay:
        return Client(fetch, zone, "", Gap(0.0), Rate(_NO_LIMIT))
    token = options.github_token
    feeds = sum(not KINDS[source.kind].is_query for source in sources)
    return Client.polite(fetch, zone, token.get_secret_value() if token else "", feeds)
