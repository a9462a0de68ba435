"""Forms of the need strand: they check what was typed, and write nothing."""
