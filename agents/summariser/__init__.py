"""The summariser: read → write ×N → verify → one answer.

`steps` holds the branch of one story; `grounding` checks without a model what an
answer says against what was read.
"""
