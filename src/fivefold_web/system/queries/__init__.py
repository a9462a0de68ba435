"""Reading what partners hold about the whole system. Everything starts at a partnership."""
