"""Content in words for pages."""
