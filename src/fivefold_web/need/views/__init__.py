"""Pages of the need strand: ask, decide, show."""
