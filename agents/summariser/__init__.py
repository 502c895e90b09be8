"""The summariser: read → write ×N → verify → one answer.

`steps` holds the branch of one story; `checks` holds without a model what an answer
says against what was read, with what `spans` reads in both, and `align` finds the
span that bears a sentence out.
"""
