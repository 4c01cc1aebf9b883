"""Articles of a shop, from catalogues of other shop programs and from spreadsheets."""
