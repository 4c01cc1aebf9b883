"""The agenda: rendez-vous that come once or again, and when exactly."""
