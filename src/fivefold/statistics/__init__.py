"""Intervals, comparison, recent trend and small-number rules, each as the official source publishes it."""
