"""Calendars and feeds of other sites that a town follows."""
