"""The nouns. Frozen, strict, and without any knowledge of the outside.

Read them in this order: `words`, `source`, `story`, `issue`, `plan`, `report`.
"""
