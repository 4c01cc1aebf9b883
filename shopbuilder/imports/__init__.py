"""Shops, streets and products from files: one module a source, each read, planned, then applied."""
