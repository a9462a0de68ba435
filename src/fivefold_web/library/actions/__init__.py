"""Writing what this partnership makes of the content."""
