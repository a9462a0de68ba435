"""The way on foot with a pram: how fast, and how much longer than the straight line. Both are assumptions, and said so."""

PACE = 4.0
"""Kilometres an hour with a pram."""

DETOUR = 1.3
"""Streets bend: the way is taken as so many times the straight line."""
