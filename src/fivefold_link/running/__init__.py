"""The steps in order, resumable, recorded."""
