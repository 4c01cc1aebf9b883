"""What happens after the response."""
