"""Facts of the team check in words."""
