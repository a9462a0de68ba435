"""The whole system in words."""
