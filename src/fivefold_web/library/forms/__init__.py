"""What a reader may ask or write in the library."""
