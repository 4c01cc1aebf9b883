"""Signing in, and who may act for whom."""
