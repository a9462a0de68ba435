"""Pages of the library, one module a shelf."""
