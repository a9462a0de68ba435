"""Fivefold's workspace: what a partnership sees in a browser."""
