"""The plan of a town as a draughtsman would ink it: coordinates in, SVG out; knows no database."""
