"""The words that spans and checks look for: tables, read once, and nothing else.

A pattern stands as it is compiled; Han before Latin.
"""
