"""The scout: what is new and worth sharing.

collect → cluster → known → rank → shortlist. `steps` holds the graph's nodes; all
else decides without touching the outside.
"""
