"""Chapters of a document, one module for each strand that they are made from."""
