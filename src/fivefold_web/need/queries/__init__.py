"""Reading what the partnership holds about need. Everything starts at a partnership."""
