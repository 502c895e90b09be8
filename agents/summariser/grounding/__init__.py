"""Does the material say so? Figures, names, quotations and addresses, without a model.

`figures` reads numbers, `dates` dates, `names` names and quotations, `checks` puts
them together, `align` finds the span that supports a sentence.
"""
