"""The one door to the web: guarded, bounded, polite; and recordings of it."""
