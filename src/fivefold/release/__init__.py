"""The format of safe aggregates: written by the secure engine, read by the workspace, checked on both sides."""
