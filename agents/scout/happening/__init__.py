"""One happening told in several places: what makes two entries one story. Pure."""
