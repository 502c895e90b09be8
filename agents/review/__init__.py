"""The editors' desk: decide with the evidence beside the sentence.

Read it in this order: `manuscript`, `sheet`, `decisions`, `merge`, `versions`, `project`,
`desk` (the files), `plain` (without the page), `rendering`, `view`, `hands`, `again`,
`doors`, `app`, `serve`.
"""
