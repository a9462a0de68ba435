"""Pages of the workforce strand: ask, decide, show."""
