"""The town, for its clerk and its facilitator."""
