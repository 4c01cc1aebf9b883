"""Rendez-vous as every face says them: in words, as leaves of a calendar, in a form."""
