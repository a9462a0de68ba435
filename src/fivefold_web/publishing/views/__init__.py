"""Pages of publishing: documents and pictures."""
