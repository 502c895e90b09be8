"""Imported where programs are forked from: what each would load and work out anew.

What is loaded then stays: no program's collection of garbage goes through it again.
"""

import gc
import importlib

from agents.run.resources import code_digest, renderer, terms

for name in ("agents.console", "aiosqlite", "anyio._backends._asyncio"):
    importlib.import_module(name)  # else loaded in the middle of a run
code_digest()
renderer()
terms()
gc.collect()
gc.freeze()
