"""What is handed to others: the wheel, its container, the manual, and how fast it is."""
