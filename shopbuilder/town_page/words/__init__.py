"""Pages of words: who answers for the town's pages, how they are ordered, how accessible they are."""
