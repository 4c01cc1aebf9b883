"""Who is asking, for which town, and the walls between towns."""
