"""The design system on one page, for those who build: every component in every state."""
