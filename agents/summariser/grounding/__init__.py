"""Does the material say so? Figures, names, quotations and addresses, without a model.

`numerals` and `units` are what `figures` reads numbers with, `agreement` compares
them; `dates` reads dates, `names` names, quotations and addresses (`aliases`: under
their other names). `checks` puts them together, `align` finds the span that supports
a sentence.
"""
