"""What we measure: each module prints a table. Ratios within one run, never alone."""
