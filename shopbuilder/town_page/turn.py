"""The published order of shops, where the town's pages look for it; it lives in `web`."""

from shopbuilder.web.turn import STATES, in_turn, seed_of, turn

__all__ = ["STATES", "in_turn", "seed_of", "turn"]
