"""What is kept between steps, runs and weeks: the state, drafts on disk, the lock."""
