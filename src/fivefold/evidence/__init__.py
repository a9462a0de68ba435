"""Findings and their citations: what every strand hands upward, and the way from a source to an action and back."""
