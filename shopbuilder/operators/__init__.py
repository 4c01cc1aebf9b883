"""All towns, for who runs the installation."""
