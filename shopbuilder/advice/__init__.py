"""Questions to a shop or to the town, and their answers."""
