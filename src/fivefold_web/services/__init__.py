"""The services pages of the workspace."""
