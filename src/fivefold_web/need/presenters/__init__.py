"""Facts about need in words."""
