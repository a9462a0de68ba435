"""The workforce pages of the workspace."""
