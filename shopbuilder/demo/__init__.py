"""Two invented towns to show and to try: their texts in TOML, and what loads them."""
