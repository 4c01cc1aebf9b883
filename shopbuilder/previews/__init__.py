"""Pictures of links: what a messenger shows of a shop or of the town, drawn ahead and kept as files."""
