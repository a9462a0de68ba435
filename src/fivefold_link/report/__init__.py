"""What the run found and how far it can be trusted, as a page to read and sign."""
