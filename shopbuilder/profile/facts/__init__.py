"""Where each value of a shop comes from: what files and people say of it, side by side."""
