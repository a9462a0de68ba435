"""The need pages of the workspace."""
