"""The town, for its people: its streets, who is open, what can be found."""
