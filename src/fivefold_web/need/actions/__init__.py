"""Writing what the partnership holds about need. Every write is atomic and leaves an audit line."""
