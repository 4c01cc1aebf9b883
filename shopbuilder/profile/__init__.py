"""What a shop says of itself: trade, texts, place, opening hours."""
