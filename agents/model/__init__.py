"""The model: servers, recordings, or none; one port, `Ask`, for all of them."""
