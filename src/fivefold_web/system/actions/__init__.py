"""Writing what partners hold about the whole system. Every write is atomic and leaves an audit line."""
