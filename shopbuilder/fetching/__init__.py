"""Fetching what stands at an address that somebody wrote: guarded, bounded, by the worker only."""
