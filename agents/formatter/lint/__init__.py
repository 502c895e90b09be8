"""The linter: docs/layout.md §7 as one table of small rules.

Read `rules` first, then `linted_document` (what a rule sees) and the rules by meaning:
`front_matter`, `structure`, `items`, `links`, `images`, `wording`.
"""

from agents.formatter.lint.finding import Context, Finding, ItemEvidence
from agents.formatter.lint.rules import RULES, lint

__all__ = ["RULES", "Context", "Finding", "ItemEvidence", "lint"]
