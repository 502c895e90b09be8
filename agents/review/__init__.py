"""The editors' desk: decide with the evidence beside the sentence.

Read it in this order: `manuscript`, `decisions`, `merge`, `desk` (the files), `plain`
(without the page), `rendering`, `view`, `doors`, `app`, `serve`.
"""
