"""Writing the directory, pathways and scenarios. Every write is atomic and leaves an audit line."""
