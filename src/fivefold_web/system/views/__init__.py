"""Pages about the whole system: ask, decide, show."""
