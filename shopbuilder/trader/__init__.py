"""A shop, for its trader: one file a page."""
