"""As much of CSS as tells whether a person sees a text; tinycss2 reads it."""
