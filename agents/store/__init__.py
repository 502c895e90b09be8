"""What is kept between steps, runs and weeks: SQLite, drafts on disk, the lock."""
