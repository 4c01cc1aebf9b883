"""Runs of imports: what each was asked to do, how far it is, what it changed, and the way back."""
