"""Baskets, checkouts and orders: what is bought from whom, and what becomes of it."""
