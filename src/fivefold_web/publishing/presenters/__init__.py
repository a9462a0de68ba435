"""Documents and pictures in words."""
