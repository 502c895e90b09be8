"""The small web of the HTTP tests: pages are read through it too."""

from tests.web.conftest import canary, clock, fetch, open_web, site

__all__ = ["canary", "clock", "fetch", "open_web", "site"]
