"""The formatter: free answer → card (JSON) → issue → Markdown, and back.

`layout` knows the house's fixed words, `render` prints, `parse` reads, `lint`
checks; `steps` holds the graph's nodes.
"""
