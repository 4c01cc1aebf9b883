"""A shop, for its customers: its window, its goods, the basket and the order."""
