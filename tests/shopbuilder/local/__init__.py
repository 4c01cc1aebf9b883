"""Tests of what starts and ends on one machine."""
