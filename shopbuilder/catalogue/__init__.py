"""What is on the shelves: products, variants, prices, stock."""
