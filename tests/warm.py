"""Imported where programs are forked from: what each would load and work out anew.

What is loaded then stays: no program's collection of garbage goes through it again.
"""

import gc
import importlib

from agents.graph import build
from agents.run.resources import code_digest, renderer, terms
from agents.summariser.spans.concepts import glossary, who
from agents.web.authorities import authorities
from tests import make

for name in (
    *("agents.console", "aiosqlite", "anyio._backends._asyncio"),
    *("langgraph.checkpoint.sqlite.aio", "langchain_core.tracers.run_collector"),
):
    importlib.import_module(name)  # else loaded in the middle of a run
code_digest()
renderer()(make.issue())
terms()
authorities()
glossary()
who()
build()
gc.collect()
gc.freeze()
