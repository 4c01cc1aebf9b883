"""Streets, shops and places of a town, from extracts of OpenStreetMap as GeoJSON.

The data is © OpenStreetMap contributors, ODbL 1.0: `credit.py` tells the faces when to say so.
"""
