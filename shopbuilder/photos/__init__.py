"""Photos of shops, their articles and their people: taken in, made ready for the web, kept."""
