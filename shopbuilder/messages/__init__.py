"""What must be said to whom, and the proof that it was."""
