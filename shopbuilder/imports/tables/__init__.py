"""Tables of text (CSV and its relatives): encodings, headers, rows, and the values in their cells."""
