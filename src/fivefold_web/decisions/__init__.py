"""The decisions pages of the workspace."""
