"""Rendez-vous from calendars (iCalendar, RFC 5545): files that are brought, feeds that are followed."""
