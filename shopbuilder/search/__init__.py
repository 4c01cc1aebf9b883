"""Finding things in a town: what the database keeps for it, and how it is asked."""
