"""Packs: one part of the toolkit as a document that needs nothing else."""
