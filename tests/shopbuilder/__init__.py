"""Tests of what is sold and shown."""
