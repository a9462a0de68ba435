"""Factors seen in a window, counted: how many at once, in which combinations, where."""
