"""The plan of the centre: shops, places and streets on a drawn map, and the same as a list."""
