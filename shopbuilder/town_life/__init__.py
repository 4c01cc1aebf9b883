"""What the town tells: streets and places, agenda, people."""
