"""The street: façades of houses with shops, stalls and what stands on the pavement.

A house is decided by `grammar` (trade, name, seed, the trader's own colours), drawn by `drawing`, and
made of the parts in one file, ``static/img/street.svg``, which a page loads once and points into.
"""
