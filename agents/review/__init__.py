"""The editors' desk: decide with the evidence beside the sentence.

Read it in this order: `manuscript`, `sheet`, `decisions`, `stable_ids`, `merge`,
`files`, `versions`, `taking_in`, `leads`, `project`, `desk` (the files), `proof`,
`orders` and `headless` (without the page), `rendering`, `view`, `actions`, `rewriting`, `access`,
`refusals`, `app`, `serve`.
"""
