"""The toolkit's content in the workspace, and the signing of evidence."""
