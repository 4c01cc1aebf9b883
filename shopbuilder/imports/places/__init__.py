"""Shops, places and streets from any public file: one module a source, then one way to merge them."""
