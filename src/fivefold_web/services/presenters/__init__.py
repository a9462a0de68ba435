"""Services in words: the directory, the grid, files, and walks of scenarios."""
