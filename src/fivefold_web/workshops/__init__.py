"""The workshops pages of the workspace."""
