"""Fivefold's secure engine: runs inside a data controller's own environment. No web, no network."""
