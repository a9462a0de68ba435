"""Reading what this partnership made of the content."""
