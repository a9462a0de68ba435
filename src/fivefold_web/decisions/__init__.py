"""Findings, recommendations and the action plan of a partnership."""
