"""What may be typed about services."""
