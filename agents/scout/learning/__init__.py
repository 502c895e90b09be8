"""What the team printed, as weights of words, and whether they choose better. Pure."""
