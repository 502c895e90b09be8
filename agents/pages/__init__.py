"""Documents: what a page, a paper or a discussion says. Pure but for the doors' fetch."""
