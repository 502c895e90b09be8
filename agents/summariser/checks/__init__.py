"""Does the material say so? Checks of an answer without a model.

`rules` is the table of them, `ground` what a material says, read once for all.
"""
