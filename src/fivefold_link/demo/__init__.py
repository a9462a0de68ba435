"""A fictional place with records, mistakes and the truth."""
