"""What a text states, and where: figures, dates, names, quotations and addresses.

`numerals` and `units` are what `figures` reads numbers with; `dates` reads dates,
`names` names, quotations and addresses, `aliases` names under their other names.
"""
