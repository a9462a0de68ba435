"""Recommendations that rest on findings, and actions with an owner, a date and a status."""
