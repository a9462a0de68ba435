"""Reading the directory, pathways and scenarios. Everything starts at a partnership."""
