"""The drawings of the program: data in, SVG out. Knows no database and no request."""
