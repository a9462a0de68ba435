"""Pages of the services strand: ask, decide, show."""
