"""The nouns. Frozen, strict, and without any knowledge of the outside.

Read them in this order: `words`, `source`, `story`, `characters`, `text`, `block`,
`issue`, `plan`, `report`.
"""
