"""Which children are in scope, with their ages, areas and groups."""
