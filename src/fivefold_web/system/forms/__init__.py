"""What may be typed about the whole system."""
