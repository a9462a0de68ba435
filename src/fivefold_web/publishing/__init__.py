"""The publishing pages of the workspace."""
