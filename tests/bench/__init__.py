"""Measuring: run by hand, asserted nowhere."""
