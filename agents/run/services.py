"""The services of one run as the agents' steps take them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from agents.domain.document import Document
from agents.domain.plan import Plan
from agents.domain.reading import Page, Picture, Repository
from agents.extractive.writer import Extractive
from agents.formatter.terminology import mine
from agents.model.answer import ask_for
from agents.model.prompts import messages_from
from agents.model.redaction import KEY_LIKE, MASK, redact
from agents.pages.papers import read_paper
from agents.pages.pdf import PdfReader
from agents.pages.web_page import read_page
from agents.ports import Progress, Services
from agents.run.open_web import pages_of, source_client
from agents.run.open_writer import Writer
from agents.run.pictures import picture_reader
from agents.run.planning import Intent
from agents.run.purse import RunPurse
from agents.run.resources import PROMPTS, renderer
from agents.run.text_cache import TextCache
from agents.shelves import Store
from agents.sources.registry import (
    read_discussion,
    read_repository,
    read_source,
    read_thread,
)
from agents.sources.timestamps import parse_timestamp
from agents.web.address import redacted, secrets_of


def services_of(
    intent: Intent,
    todo: Plan,
    store: Store,
    cache: TextCache,
    writer: Writer,
    progress: Progress,
) -> Services:
    fetch = cache.fetch
    client = source_client(intent.options, fetch, intent.tz, todo.sources)
    pdf = PdfReader()  # one for all: no two PDFs are read at once
    papers = partial(read_paper, base=pages_of(todo.sources), pdf=pdf)
    date = partial(parse_timestamp, zone=intent.tz)
    pages = partial(read_page, read_date=date, read_pdf=pdf)
    pictures = partial(picture_reader, intent.options, note=progress.note)
    messages = messages_from(PROMPTS)
    return Services(
        plan=todo,
        store=store,
        archive=intent.archive,
        read_source=read_source(client, intent.sources.sources),
        read_page=cache.cached("page", Page, pages),
        read_paper=cache.cached("paper", Document, papers),
        read_discussion=read_discussion(
            cache.cached("discussion", str, read_thread), todo.sources
        ),
        read_repository=cache.cached(
            "repository",
            Repository,
            lambda fetch: read_repository(replace(client, fetch=fetch), todo.sources),
            of=lambda candidate: f"{candidate.source} {candidate.url}",
            days=1,  # its README goes on
        ),
        read_picture=cache.cached("picture", Picture | None, pictures),
        messages=messages,
        ask=writer.ask,
        ask_for=ask_for(writer.ask, messages),
        purse=RunPurse(todo, store, writer.budget, writer.thinking),
        budget_allows=writer.budget_allows,
        extract=Extractive(),
        render=renderer(),
        progress=progress,
        drafts=intent.drafts,
        words=mine(intent.archive),
        redact=_redactor(intent, todo),
    )


def _redactor(intent: Intent, todo: Plan) -> Callable[[str], str]:
    """Cuts the keys of this run out of a text, and what looks like any other's."""
    given = intent.options
    kept = (
        given.api_key,
        given.github_token,
        given.database,
        given.database_password,
    )
    secrets = [secret.get_secret_value() for secret in kept if secret is not None]
    for source in todo.sources:
        secrets += secrets_of(source.url, {})

    def without_keys(text: str) -> str:
        return redacted(KEY_LIKE.sub(MASK, redact(text, secrets)))

    return without_keys
