"""News from feeds (RSS 0.9 to 2.0, Atom): files that are brought, feeds that are followed."""
