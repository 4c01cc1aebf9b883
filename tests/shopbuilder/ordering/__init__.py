"""Tests of baskets and orders."""
