"""The agenda of the town: pages by day and week, each rendez-vous, and feeds to subscribe to."""
