"""Tests of a shop as its customers see it."""
