"""Names inside French sentences."""
