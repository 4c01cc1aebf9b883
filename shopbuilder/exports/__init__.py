"""What a town or a shop takes with it: tables and maps that come back without a loss."""
