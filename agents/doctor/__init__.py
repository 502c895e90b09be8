"""What would fail on Monday, told before: each thing a line, with its way out.

Read `diagnosis` first (the nouns), then `patient` (the settings) and `examination` (the
table of checks, in order); `machine` looks at this machine, `model`, `sources` and
`database` at what lies outside.
"""
