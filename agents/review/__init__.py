"""The editors' desk: decide with the evidence beside the sentence.

Read it in this order: `manuscript`, `sheet`, `decisions`, `identity`, `merge`,
`files`, `versions`, `taking_in`, `leads`, `project`, `desk` (the files), `proof`,
`orders` and `plain` (without the page), `rendering`, `view`, `hands`, `again`, `doors`,
`refusals`, `app`, `serve`.
"""
